{# What controls of databases share: members of clusters in zones, groups that let the world in at a port, who is told of RDS's events,
   shared snapshots. Whether a public address is a failure stands in the controls. #}

{# Clusters with the zones that their members lie in, and whether these are several. The members of an Aurora or Neptune cluster are what
   says so where all of them were read; a Multi-AZ cluster of another engine says so itself. `zones` counts those that were read. #}
{% macro clusters_spread(clusters, instances) -%}
(
    select
        clusters.*,
        coalesce(members.zones, 0) as zones,
        case
            when members.zones >= 2 then true
            when
                (clusters.engine like 'aurora%' or clusters.engine = 'neptune')
                and coalesce(clusters.engine_mode, 'provisioned') <> 'serverless'
                and coalesce(members.seen, 0) = len(clusters.db_cluster_members)
                and not coalesce(members.is_odd, false)
                then false
            else clusters.multi_az
        end as is_spread
    from {{ clusters }} as clusters
    left join (
        select
            account_id,
            region,
            db_cluster_identifier,
            count(distinct availability_zone) as zones,
            count(*) as seen,
            bool_or(availability_zone is null) as is_odd
        from {{ instances }}
        where db_cluster_identifier is not null
        group by account_id, region, db_cluster_identifier
    ) as members
        on
            clusters.account_id = members.account_id
            and clusters.region = members.region
            and clusters.db_cluster_identifier = members.db_cluster_identifier
)
{%- endmacro %}

{# Of each resource of a relation (resource_uid, account_id, region, port, groups) the security groups that let everybody in at its port.
   `is_unsure`: the port, a group, or what a rule of one opens is not known. #}
{% macro groups_open_at(relation) -%}
(
    with asked as (
        select listed.resource_uid, listed.port, listed.group_id, groups.resource_uid as group_uid, groups.ip_permissions is null as is_dark
        from (select resource_uid, account_id, region, port, unnest(groups) as group_id from {{ relation }}) as listed
        left join {{ ref('stg_aws__ec2_security_groups') }} as groups
            on listed.account_id = groups.account_id and listed.region = groups.region and listed.group_id = groups.group_id
    ),

    fitting as (
        select asked.resource_uid, asked.group_uid, allowed.addresses, allowed.family, allowed.is_known
        from asked
        inner join {{ ref('int_security_groups__opened') }} as allowed on asked.group_uid = allowed.resource_uid
        where
            (allowed.addresses is not null or not allowed.is_known)
            and (allowed.protocol = 'all' or (allowed.protocol = 'tcp' and asked.port between allowed.from_port and allowed.to_port))
    ),

    rules as (
        select resource_uid, group_uid, {{ is_everybody('is_known') }} as is_open, bool_or(not is_known) as is_unknown
        from fitting
        group by resource_uid, group_uid
    )

    select
        asked.resource_uid,
        list(asked.group_id order by asked.group_id) filter (rules.is_open) as open_groups,
        bool_or(asked.port is null or asked.is_dark or coalesce(rules.is_unknown and not rules.is_open, false)) as is_unsure
    from asked
    left join rules on asked.resource_uid = rules.resource_uid and asked.group_uid = rules.group_uid
    group by asked.resource_uid
)
{%- endmacro %}

{# The control that in each region with some databases somebody is told of what happens to things of a kind: a list of categories. Of a
   subscription RDS leaves out the kind where it is of every kind, the categories where it is of all, and the names where it is of all
   things; one that names things says nothing of those that are made tomorrow, and does not count. #}
{% macro told_of_database_events(kind, categories, of, of_type) -%}
with subscriptions as (
    select
        account_id,
        region,
        cust_subscription_id,
        coalesce(len(event_categories_list), 0) = 0 as is_of_all,
        event_categories_list,
        coalesce(len(source_ids_list), 0) = 0 as is_whole,
        enabled and status = 'active' as is_heard
    from {{ ref('stg_aws__rds_event_subscriptions') }}
    where source_type is null or source_type = '{{ kind }}'
),

heard as (
    select
        account_id,
        region,
        coalesce(bool_or(is_of_all) filter (is_whole and is_heard), false) as hears_all,
        coalesce(flatten(list(coalesce(event_categories_list, [])) filter (is_whole and is_heard)), []) as categories,
        coalesce(bool_or(is_whole and is_heard is null), false) as is_odd,
        list(cust_subscription_id order by cust_subscription_id) as names
    from subscriptions
    group by account_id, region
),

things as (
    select account_id, region, count(*) as number from {{ of }} group by account_id, region
),

judged as (
    select
        regions.resource_uid,
        coalesce(things.number, 0) as number,
        heard.names,
        if(
            coalesce(heard.hears_all, false),
            [],
            list_filter({{ categories }}, lambda c: not list_contains(coalesce(heard.categories, []), c))
        ) as missing,
        coalesce(heard.is_odd, false) as is_odd,
        deaf.cause as deaf_cause,
        blind.cause as blind_cause
    from {{ ref('int_compliance__regions') }} as regions
    left join heard on regions.account_id = heard.account_id and regions.region = heard.region
    left join things on regions.account_id = things.account_id and regions.region = things.region
    left join {{ ref('int_compliance__unread') }} as deaf
        on
            regions.account_id = deaf.account_id
            and regions.region = deaf.region
            and deaf.resource_type = 'AWS::RDS::EventSubscription'
    left join {{ ref('int_compliance__unread') }} as blind
        on regions.account_id = blind.account_id and regions.region = blind.region and blind.resource_type = '{{ of_type }}'
    where regions.provider = 'aws'
),

decided as (
    select
        *,
        case
            when number = 0 and blind_cause is null then 'not_applicable'
            when len(missing) = 0 then 'pass'
            when deaf_cause is not null or is_odd or number = 0 then 'unknown'
            else 'fail'
        end as verdict
    from judged
)

select
    resource_uid,
    verdict as status,
    case
        when verdict = 'not_applicable' then 'there are no such databases in the region'
        when verdict = 'pass' then 'a subscription tells of it'
        when verdict = 'unknown' then coalesce(deaf_cause, blind_cause, 'whether a subscription is on could not be read')
        else 'no subscription that is on and of everything of its kind tells of ' || array_to_string(missing, ', ')
    end as reason,
    to_json({'subscriptions': names, 'missing': missing, 'databases': number}) as evidence
from decided
{%- endmacro %}

{# Whether a snapshot of RDS is not everybody's to restore. Null where an attribute has an odd shape. #}
{% macro snapshot_is_private() -%}
    case
        when
            len(list_filter(
                attributes, lambda a: a.AttributeName = 'restore' and coalesce(list_contains(a.AttributeValues, 'all'), false)
            )) > 0
            then false
        when
            len(list_filter(
                attributes, lambda a: a.AttributeName is null or (a.AttributeName = 'restore' and a.AttributeValues is null)
            )) = 0
            then true
    end
{%- endmacro %}

{# The control that manual snapshots are not shared with everybody; `engines` is a condition on those it is about. What RDS or Backup makes by
   itself cannot be shared, nor is it asked whom with. #}
{% macro snapshots_not_public(snapshots, engines=none, otherwise=none) -%}
{{ judge(
    snapshots,
    holds=snapshot_is_private(),
    passes="'it is not shared with everybody'",
    fails="'everybody can restore it'",
    evidence={
        'SnapshotType': 'snapshot_type',
        'restore': "list_filter(attributes, lambda a: a.AttributeName = 'restore')",
    },
    parts=['Attributes'],
    applies=(engines ~ ' and ' if engines else '') ~ "snapshot_type = 'manual'",
    otherwise="if(" ~ engines ~ ", 'only manual snapshots can be shared', " ~ otherwise ~ ")" if engines else "'only manual snapshots can be shared'",
    unread="'whom it is shared with could not be read'",
) }}
{%- endmacro %}

{# Whether an OpenSearch domain publishes a kind of logs. It leaves out the kinds that it does not publish. #}
{% macro domain_publishes(kind) -%}
    case
        when log_publishing_options is null or json_type(log_publishing_options) = 'NULL' then false
        when json_type(log_publishing_options) <> 'OBJECT' then null
        when (log_publishing_options->'$.{{ kind }}') is null then false
        else try_cast((log_publishing_options->'$.{{ kind }}'->>'$.Enabled') as boolean)
    end
{%- endmacro %}

{# The control that replication tasks of DMS log two of their components, as much as by default or more; `what` says what these do. #}
{% macro replication_logged(components, what) -%}
with tasks as (
    select
        *,
        json_transform(replication_task_settings, '{
            "Logging": {"EnableLogging": "BOOLEAN", "LogComponents": [{"Id": "VARCHAR", "Severity": "VARCHAR"}]}
        }') as settings
    from {{ ref('stg_aws__dms_replication_tasks') }}
)

{{ judge(
    'tasks',
    holds=task_logs(components),
    passes="'it logs " ~ what ~ "'",
    fails="if(settings.Logging.EnableLogging, 'it logs too little of " ~ what ~ "', 'logging is off')",
    evidence={'Logging': 'settings.Logging'},
) }}
{%- endmacro %}

{# Whether a replication task of DMS logs two of its components, as much as by default or more. #}
{% macro task_logs(components) -%}
    case
        when settings.Logging.EnableLogging is false then false
        when settings.Logging.LogComponents is null then null
        when settings.Logging.EnableLogging
            then len(
                list_filter(
                    settings.Logging.LogComponents,
                    lambda c: list_contains({{ components }}, c.Id)
                        and c.Severity in ('LOGGER_SEVERITY_DEFAULT', 'LOGGER_SEVERITY_DEBUG', 'LOGGER_SEVERITY_DETAILED_DEBUG')
                )
            ) >= len({{ components }})
    end
{%- endmacro %}
