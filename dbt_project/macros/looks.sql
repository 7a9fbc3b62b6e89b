{# Pre-hook: names the files of the new sweeps of events. #}
{% macro begin_event_files() %}
    set variable event_files = (
        select list(distinct '{{ raw_root() }}/' || content_path)
        from {{ read_raw('ledger', 'ledger_files') }}
        where status = 'ok' and resource_type = '{{ event_type() }}' and content_path is not null
    );
{% endmacro %}

{# Whether an event made what it names. It names all that it refers to: RunInstances the subnet, CreateSnapshot the volume. So what it
   made is what the event is called after, less dates and whatever it was made from; or what is known to come along. A thing of no known
   type was made only where it is named alone. #}
{% macro is_creation(event_name, resource_type, named) -%}
    {%- set verbs = 'Create|Run|Allocate|Import|Register|Copy|Request|Restore|Launch|Provision|Publish|Purchase' -%}
    {%- set made = "^(?:" ~ verbs ~ ")([A-Z].*?)(?:(?:From|To|With|For|By)[A-Z].*)?(?:_?2[0-9]{3}_?[0-9]{2}_?[0-9]{2}(?:v[0-9]+)?)?$" -%}
    {%- set noun = "rtrim(lower(regexp_extract(" ~ event_name ~ ", '" ~ made ~ "', 1)), 's')" -%}
    {%- set thing = "rtrim(regexp_replace(lower(split_part(" ~ resource_type ~ ", '::', 3)), '^db', ''), 's')" -%}
    (
        {{ noun }} <> ''
        and case
            when {{ resource_type }} = '' then len({{ named }}) = 1 and not regexp_matches({{ noun }}, '(tag|version|policy)$')
            else suffix({{ noun }}, {{ thing }})
        end
        or ({{ event_name }}, {{ resource_type }}) in (
            ('RunInstances', 'AWS::EC2::Volume'), ('RunInstances', 'AWS::EC2::NetworkInterface'), ('CreateFleet', 'AWS::EC2::Instance'),
            ('AllocateAddress', 'AWS::EC2::EIP'), ('CreateDBInstanceReadReplica', 'AWS::RDS::DBInstance'),
            ('CreateOpenIDConnectProvider', 'AWS::IAM::OIDCProvider')
        )
    )
{%- endmacro %}

{# Pre-hook and post-hook of int_events__by_reference: references_touched are those that this build has heard of. #}
{% macro find_touched_references() %}
    create or replace table {{ state('references_touched') }} as
    select distinct provider, account_id, {{ plain_reference('reference') }} as reference
    from (select provider, account_id, unnest(resources).name as reference from {{ read_raw('events', 'event_files') }});
{% endmacro %}

{# Post-hook of inventory.assets: who made what, and the last write, of the resources that events were heard of. #}
{% macro refresh_writers() %}
    {% if is_incremental() %}
    update {{ this }} as assets
    set
        created_by = written.creation.principal,
        created_event = written.creation.event_name,
        last_written_by = written.latest.principal,
        last_write_event = written.latest.event_name,
        last_write_at = written.latest.event_time
    from (
        select touched.resource_uid, {{ creation() }} as creation, {{ last_write() }} as latest
        from (
            select provider, account_id, region, resource_type, resource_id, resource_uid
            from {{ this }}
            where
                (provider, account_id, resource_uid) in (select (provider, account_id, reference) from {{ state('references_touched') }})
                or (provider, account_id, resource_id) in (select (provider, account_id, reference) from {{ state('references_touched') }})
        ) as touched
        {{ join_writers('touched') }}
    ) as written
    where assets.resource_uid = written.resource_uid;
    {% endif %}
{% endmacro %}

{# Joins what events say of a resource, of which they speak by its uid (by_uid) or by its id with its type and region (by_id). #}
{% macro join_writers(asset) -%}
    left join {{ ref('int_events__by_reference') }} as by_id
        on
            {{ asset }}.provider = by_id.provider
            and {{ asset }}.account_id = by_id.account_id
            and {{ asset }}.region = by_id.region
            and {{ asset }}.resource_type = by_id.resource_type
            and {{ asset }}.resource_id = by_id.reference
    left join (
        select
            provider, account_id, reference,
            arg_max(creation, (creation.event_time, creation.event_id)) as creation,
            arg_max(latest, (latest.event_time, latest.event_id)) as latest
        from {{ ref('int_events__by_reference') }}
        where reference like 'arn:%'
        group by provider, account_id, reference
    ) as by_uid
        on
            {{ asset }}.provider = by_uid.provider
            and {{ asset }}.account_id = by_uid.account_id
            and {{ asset }}.resource_uid = by_uid.reference
{%- endmacro %}

{# The later of what is said by either name. #}
{% macro creation() -%} {{ later('creation') }} {%- endmacro %}
{% macro last_write() -%} {{ later('latest') }} {%- endmacro %}
{% macro later(what) -%}
    case
        when by_uid.{{ what }} is null or by_id.{{ what }}.event_time > by_uid.{{ what }}.event_time then by_id.{{ what }}
        else by_uid.{{ what }}
    end
{%- endmacro %}

{# Pre-hook of int_sightings__latest: sightings_new are the new looks that say something new, and sighting_files their files; what was said
   before them goes. A look that says what the last one said only moves its time on. #}
{% macro begin_sightings() %}
    create or replace temp table sightings_new as
    select
        provider, account_id, source, region as look_region, started_at, scan_id, content_scan_id,
        '{{ raw_root() }}/' || content_path as filename
    from {{ read_raw('ledger', 'ledger_files') }}
    where status = 'ok' and resource_type = '{{ index_type() }}'
    qualify row_number() over (partition by provider, account_id, source, region order by started_at desc, scan_id desc) = 1;

    {% if is_incremental() %}
    create or replace temp table sightings_known as
    select distinct provider, account_id, source, look_region, started_at, scan_id, content_scan_id from {{ this }};

    delete from sightings_new as looks
    using sightings_known as known
    where {{ same_look('looks', 'known') }} and (known.started_at, known.scan_id) >= (looks.started_at, looks.scan_id);

    update {{ this }} as stored
    set started_at = looks.started_at, scan_id = looks.scan_id
    from sightings_new as looks
    where {{ same_look('looks', 'stored') }} and stored.content_scan_id = looks.content_scan_id;

    delete from sightings_new as looks
    using sightings_known as known
    where {{ same_look('looks', 'known') }} and known.content_scan_id = looks.content_scan_id;

    delete from {{ this }} as stored
    using sightings_new as looks
    where {{ same_look('looks', 'stored') }};
    {% endif %}

    set variable sighting_files = (select list(distinct filename) from sightings_new where filename is not null);
{% endmacro %}

{% macro same_look(left, right) -%}
    {{ left }}.provider = {{ right }}.provider
    and {{ left }}.account_id = {{ right }}.account_id
    and {{ left }}.source = {{ right }}.source
    and {{ left }}.look_region = {{ right }}.look_region
{%- endmacro %}

{# What an ARN looks like: service and kind of thing, by which a type is told where an index does not tell it. #}
{% macro arn_shape(uid) -%}
    split_part({{ uid }}, ':', 3) || ':' || regexp_extract(regexp_extract({{ uid }}, '^(?:[^:]*:){5}(.*)$', 1), '^/?([a-z0-9_-]+)[:/]', 1)
{%- endmacro %}

{% macro tagging_source() -%} resourcegroupstaggingapi:GetResources {%- endmacro %}
