{# Pre-hook: names the files of the new sweeps of events. #}
{% macro begin_event_files() %}
    set variable event_files = (
        select list(distinct '{{ raw_root() }}/' || content_path)
        from {{ read_raw('ledger', 'ledger_files') }}
        where status = 'ok' and resource_type = '{{ event_type() }}' and content_path is not null
    );
{% endmacro %}

{# Names of events that make something. #}
{% macro is_creation(event_name) -%}
    regexp_matches({{ event_name }}, '^(Create|Run|Allocate|Import|Register|Copy|Request|Restore|Launch|Provision|Publish|Purchase)')
    and not regexp_matches({{ event_name }}, '(Tags|Version)$')
{%- endmacro %}

{# Pre-hook and post-hook of int_events__by_reference: references_touched are those that this build has heard of. #}
{% macro find_touched_references() %}
    create or replace table {{ state('references_touched') }} as
    select distinct provider, account_id, unnest(resources).name as reference
    from {{ read_raw('events', 'event_files') }};
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
    from {{ ref('int_events__by_reference') }} as written
    inner join {{ state('references_touched') }} as touched
        on
            written.provider = touched.provider
            and written.account_id = touched.account_id
            and written.reference = {{ plain_reference('touched.reference') }}
    where {{ is_written('assets', 'written') }};
    {% endif %}
{% endmacro %}

{# Whether events of a reference are about a resource: it is the resource's uid, or its id with its type and region. #}
{% macro is_written(asset, written) -%}
    {{ asset }}.provider = {{ written }}.provider
    and {{ asset }}.account_id = {{ written }}.account_id
    and (
        {{ asset }}.resource_uid = {{ written }}.reference
        or (
            {{ asset }}.resource_id = {{ written }}.reference
            and {{ asset }}.resource_type = {{ written }}.resource_type
            and {{ asset }}.region = {{ written }}.region
        )
    )
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
