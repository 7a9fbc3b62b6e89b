{# What of the present became another in this build. Models that read configurations look at these resources alone; in a first build they
   look at all. #}

{# Pre-hook of int_assets__attributed: assets_touched are the resources that are new, look different or are gone since the last build, and
   those whose owner may be another (is_touched is false for these: they look as they did). Stated by comparing narrow columns: it mends
   whatever it finds, whatever came before. #}
{% macro find_touched_assets(rules) %}
    create or replace table {{ state('assets_touched') }} as
    {% if is_incremental() %}
    with current as (
        select
            resource_uid, account_id, cell_region, resource_type, source, valid_from, existence_started_at, configuration_hash,
            unknown_fields, scan_id, provider
        from {{ ref('int_assets__current') }}
    ),

    owning as ({{ account_owners() }}),

    compared as (
        select
            coalesce(current.resource_uid, stored.resource_uid) as resource_uid,
            current.resource_uid is null as is_gone,
            coalesce(
                stored.valid_from <> current.valid_from
                or stored.configuration_hash <> current.configuration_hash
                or stored.unknown_fields <> current.unknown_fields
                or stored.existence_started_at <> current.existence_started_at
                or stored.scan_id <> current.scan_id
                or stored.account_id <> current.account_id
                or stored.cell_region <> current.cell_region
                or stored.resource_type <> current.resource_type
                or stored.source <> current.source,
                true
            ) as is_touched,
            stored.account_name is distinct from owning.account_name
            or stored.account_owner is distinct from owning.account_owner
            or stored.account_environment is distinct from owning.account_environment
            or stored.rules <> '{{ rules }}' as is_attributed_anew
        from current
        full join {{ this }} as stored on current.resource_uid = stored.resource_uid
        left join owning on current.provider = owning.provider and current.account_id = owning.account_id
    )

    select resource_uid, is_gone, is_touched
    from compared
    where is_touched or is_attributed_anew;
    {% else %}
    select null::varchar as resource_uid, false as is_gone, false as is_touched where false;
    {% endif %}
{% endmacro %}

{# Pre-hook of a model that has rows of each resource under a column: those of touched resources are made anew. #}
{% macro forget_touched(uid) %}
    {% if is_incremental() %}
    delete from {{ this }} where {{ uid }} in (select resource_uid from {{ state('assets_touched') }} where is_touched);
    {% endif %}
{% endmacro %}

{# The resources that such a model reads. #}
{% macro touched_assets() -%}
    {{ ref('int_assets__current') }} as current
    {%- if is_incremental() %}
    semi join (select resource_uid from {{ state('assets_touched') }} where is_touched) as touched
        on current.resource_uid = touched.resource_uid
    {%- endif %}
{%- endmacro %}
