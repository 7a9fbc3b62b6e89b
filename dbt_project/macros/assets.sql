{# Hooks of the tables that hold one row per resource that exists. #}

{# Pre-hook of inventory.assets: assets_moved are the resources whose row is not what it should be. #}
{% macro find_moved_assets() %}
    {% if is_incremental() %}
    create or replace temp table assets_moved as
    select owned.resource_uid
    from {{ ref('int_assets__owned') }} as owned
    left join {{ this }} as stored on owned.resource_uid = stored.resource_uid
    where
        stored.resource_uid is null
        or stored.last_changed_at <> owned.valid_from
        or stored.configuration_hash <> owned.configuration_hash
        or stored.unknown_fields <> owned.unknown_fields
        or stored.first_seen_at <> owned.existence_started_at
        or stored.scan_id <> owned.scan_id
        or stored.account_id <> owned.account_id
        or stored.cell_region <> owned.cell_region
        or stored.resource_type <> owned.resource_type
        or stored.source <> owned.source
        or stored.account_name is distinct from owned.account_name
        or stored.owner is distinct from owned.owner
        or stored.owner_source <> owned.owner_source
        or stored.environment is distinct from owned.environment;
    {% endif %}
{% endmacro %}

{# Post-hook: a resource without an open version is no asset any more. #}
{% macro forget_gone_assets() %}
    {% if is_incremental() %}
    delete from {{ this }}
    where resource_uid not in (select resource_uid from {{ ref('int_assets__current') }});
    {% endif %}
{% endmacro %}

{# Post-hook: what moves by itself, and when each resource's cell was last read and whether that is too old: narrow columns that move
   with every scan, updated in place. #}
{% macro refresh_moving_columns() %}
    {% if is_incremental() %}
    update {{ this }} as assets
    set observations = observed.observations, observed_at = observed.observed_at
    from {{ ref('int_observations__latest') }} as observed
    where
        assets.resource_uid = observed.resource_uid
        and {{ same_cell('assets', 'observed', left_region='cell_region', right_region='cell_region') }}
        and assets.observed_at is distinct from observed.observed_at;

    update {{ this }} as assets
    set observations = null, observed_at = null
    where
        assets.observed_at is not null
        and not exists (
            select 1 from {{ ref('int_observations__latest') }} as observed
            where
                assets.resource_uid = observed.resource_uid
                and {{ same_cell('assets', 'observed', left_region='cell_region', right_region='cell_region') }}
        );

    update {{ this }} as assets
    set last_seen_at = cells.last_success_at, is_stale = cells.is_stale
    from {{ ref('scan_coverage') }} as cells
    where
        {{ same_cell('assets', 'cells', left_region='cell_region') }}
        and (assets.last_seen_at is distinct from cells.last_success_at or assets.is_stale is distinct from cells.is_stale);

    drop table if exists assets_moved;
    {% endif %}
{% endmacro %}
