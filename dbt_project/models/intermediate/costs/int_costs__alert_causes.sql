{{ config(materialized='table') }}
-- Why: the resources that carry most of an alert, and what the inventory saw happen to each of them between two days before it and the day
-- after. Creation explains more cost and deletion less, a change explains either. What is of one kind, day and author is told together.
-- Where no change is known of, that is said, with the resource that moved most.
with carrying as (
    select *
    from {{ ref('int_costs__alert_shares') }}
    where is_carrying
    qualify row_number() over (partition by anomaly_id order by abs(difference) desc, resource_uid) <= 200
),

-- how each looked then: by its last version up to those days, else by its first
looks as (
    select
        carrying.anomaly_id,
        versions.resource_uid,
        versions.provider,
        versions.account_id,
        versions.region,
        versions.resource_type,
        versions.resource_id,
        versions.created_at,
        coalesce(
            versions.configuration->>'InstanceType', versions.configuration->>'DBInstanceClass',
            versions.configuration->>'CacheNodeType', versions.configuration->>'NodeType',
            versions.configuration->>'ReplicationInstanceClass', versions.configuration->>'VolumeType'
        ) as size
    from carrying
    inner join {{ ref('resource_versions') }} as versions on carrying.resource_uid = versions.resource_uid
    qualify row_number() over (
        partition by carrying.anomaly_id, versions.resource_uid
        order by
            versions.valid_from::date <= carrying.started_on + 2 desc,
            case when versions.valid_from::date <= carrying.started_on + 2 then versions.valid_from end desc,
            versions.valid_from asc
    ) = 1
),

happened as (
    -- what the cloud says of a creation is more exact than the scan that first saw it, and is known of what was there before any scan
    select
        carrying.*, 'created' as change, looks.created_at::date as changed_on, 1 as preference,
        null::varchar as path, null::json as old_value, null::json as new_value
    from carrying
    inner join looks on carrying.anomaly_id = looks.anomaly_id and carrying.resource_uid = looks.resource_uid
    where carrying.direction > 0 and looks.created_at::date between carrying.started_on - 2 and carrying.started_on + 1
    union all
    select
        carrying.*, changes.change, changes.changed_at::date,
        case
            when changes.change <> 'changed' then 2
            when regexp_matches(changes.path, 'Type|Class|Size|Count|Capacity|Iops|Throughput|Storage|Memory|Nodes|Units|State|Status')
                then 3
            else 4
        end,
        changes.path, changes.old_value, changes.new_value
    from carrying
    inner join {{ ref('resource_changes') }} as changes on carrying.resource_uid = changes.resource_uid
    where
        changes.changed_at::date between carrying.started_on - 2 and carrying.started_on + 1
        and changes.change <> if(carrying.direction > 0, 'deleted', 'created')
        and changes.category <> 'collector'
        -- a tag moves cost from team to team, and nowhere else
        and (changes.category <> 'tags' or carrying.entity_type = 'team')
),

explained as (
    select
        carrying.*,
        looks.* exclude (anomaly_id, resource_uid, provider, account_id),
        happened.change,
        happened.changed_on,
        happened.path,
        happened.old_value,
        happened.new_value
    from carrying
    left join looks on carrying.anomaly_id = looks.anomaly_id and carrying.resource_uid = looks.resource_uid
    left join (
        select *
        from happened
        qualify row_number() over (partition by anomaly_id, resource_uid order by preference, changed_on, path) = 1
    ) as happened on carrying.anomaly_id = happened.anomaly_id and carrying.resource_uid = happened.resource_uid
),

attributed as (
    select
        explained.*,
        case
            when explained.change = 'created' then ({{ creation() }}).principal
            when ({{ last_write() }}).event_time::date between explained.started_on - 2 and explained.started_on + 1
                then ({{ last_write() }}).principal
        end as principal
    from explained
    {{ join_writers('explained') }}
),

told as (
    select
        anomaly_id,
        change,
        changed_on,
        path,
        left(old_value->>'$', 40) as old_value,
        left(new_value->>'$', 40) as new_value,
        case when change is not null then principal end as principal,
        resource_uid is null as is_without_resource,
        -- what the bill itself tells, where the inventory does not
        case
            when change is not null or resource_uid is null then ''
            when is_new then ', new on the bill'
            when is_gone then ', off the bill'
            else ''
        end as billed,
        case
            when change is null then null
            when resource_type = 'AWS::EC2::Instance' and size is not null then size
            else concat_ws(' ', size, replace(regexp_replace(resource_type, '^AWS::', ''), '::', ' '))
        end as label,
        any_value(currency) as currency,
        count(*) as resources,
        sum(difference) as difference,
        -- of a long name that only the bill knows, the last part
        arg_max(coalesce(resource_id, nullif(regexp_extract(resource_uid, '[^/:]+$'), ''), resource_uid), abs(difference)) as name
    from attributed
    group by all
),

worded as (
    select
        *,
        case
            when change in ('created', 'deleted') then resources || ' ' || label || ' ' || change || strftime(changed_on, ' on %-d %B')
            when change = 'changed'
                then
                    if(resources = 1, name, resources || ' ' || label) || ': ' || path || ' '
                    || coalesce(old_value, 'nothing') || ' → ' || coalesce(new_value, 'nothing') || strftime(changed_on, ' on %-d %B')
            when is_without_resource then 'charges that name no resource'
            else name || if(resources = 1, '', ' and ' || (resources - 1) || ' more')
        end
        || billed
        || coalesce(' by ' || regexp_replace(principal, '^arn:[^:]*:[^:]*:[^:]*:[^:]*:', ''), '')
        || format(' ({}{} {:,.2f} a day)', if(difference > 0, '+', '-'), currency, abs(difference))
        || if(change is null and not is_without_resource, ', no change recorded', '') as words,
        row_number() over (partition by anomaly_id order by abs(difference) desc, label asc, name asc) as place
    from told
),

causes as (
    select
        anomaly_id,
        string_agg(words, '; ' order by place) filter (place <= 3)
        || if(count(*) > 3, '; and ' || (count(*) - 3) || ' more', '') as cause,
        arg_min(principal, place) filter (principal is not null) as caused_by,
        case
            when bool_or(change is not null) filter (place <= 3) then 'inventory changes'
            when bool_or(not is_without_resource) filter (place <= 3) then 'resource costs'
            else 'charges without resource'
        end as cause_basis
    from worded
    group by anomaly_id
),

resources as (
    select anomaly_id, list(resource_uid order by abs(difference) desc, resource_uid)[1:20] as cause_resources
    from carrying
    where resource_uid is not null
    group by anomaly_id
)

select
    alerts.anomaly_id,
    causes.cause,
    resources.cause_resources,
    causes.caused_by,
    coalesce(
        causes.cause_basis,
        if(shares.anomaly_id is null, 'no resource-level cost', 'no resource moved')
    ) as cause_basis
from {{ ref('int_costs__alerts') }} as alerts
left join causes on alerts.anomaly_id = causes.anomaly_id
left join resources on alerts.anomaly_id = resources.anomaly_id
left join (select distinct anomaly_id from {{ ref('int_costs__alert_shares') }}) as shares on alerts.anomaly_id = shares.anomaly_id
