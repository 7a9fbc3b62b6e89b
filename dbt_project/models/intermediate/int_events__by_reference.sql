{{ config(
    materialized='incremental', incremental_strategy='merge',
    unique_key=['provider', 'account_id', 'region', 'resource_type', 'reference'],
    pre_hook=["{{ begin_arrivals() }}", "{{ begin_event_files() }}", "{{ find_touched_references() }}"],
    post_hook="{{ end_arrivals() }}"
) }}
-- Who made each thing that CloudTrail names, and who wrote to it last: kept when CloudTrail has forgotten. What a thing is called, and so
-- which resource it is, is found out where resources are known.
with looks as (
    select provider, account_id, region, scan_id, '{{ raw_root() }}/' || content_path as filename
    from {{ ref('stg_ledger') }}
    where status = 'ok' and resource_type = '{{ event_type() }}' and content_path is not null
),

heard as (
    select
        events.provider,
        events.account_id,
        events.region,
        {
            'event_id': events.event_id, 'event_time': events.event_time, 'event_name': events.event_name,
            'event_source': events.event_source, 'principal': events.principal, 'scan_id': events.scan_id
        } as event,
        events.resources,
        unnest(events.resources) as resource
    from {{ ref('stg_aws__events') }} as events
    -- a region whose sweep broke off has rows in the file, too
    semi join looks
        on
            events.filename = looks.filename
            and events.provider = looks.provider
            and events.account_id = looks.account_id
            and events.region = looks.region
),

named as (
    select
        heard.provider,
        heard.account_id,
        -- events of global services stand in the region where these are called
        if(types.is_global, 'global', heard.region) as region,
        coalesce(aliases.resource_type, '') as resource_type,
        {{ plain_reference('heard.resource.name') }} as reference,
        heard.event,
        heard.resources
    from heard
    left join {{ ref('type_aliases') }} as aliases on lower(heard.resource.type) = aliases.alias
    left join {{ ref('resource_types') }} as types on aliases.resource_type = types.resource_type
    where heard.resource.name <> ''
),

known as (
    select
        provider, account_id, region, resource_type, reference, event as creation, event as latest,
        {{ is_creation('event.event_name', 'resource_type', 'resources') }} as makes
    from named
    {% if is_incremental() %}
    union all
    select stored.provider, stored.account_id, stored.region, stored.resource_type, stored.reference, stored.creation, stored.latest, true
    from {{ this }} as stored
    semi join named
        on
            stored.provider = named.provider
            and stored.account_id = named.account_id
            and stored.region = named.region
            and stored.resource_type = named.resource_type
            and stored.reference = named.reference
    {% endif %}
)

select
    provider,
    account_id,
    region,
    resource_type,
    reference,
    -- what is made again under its name is another thing
    arg_max(creation, (creation.event_time, creation.event_id)) filter (makes and creation is not null) as creation,
    arg_max(latest, (latest.event_time, latest.event_id)) as latest
from known
group by provider, account_id, region, resource_type, reference
