{# Hooks of the tables that hold one row per resource that exists. #}

{# Post-hook: what is not among the present resources any more goes. #}
{% macro forget_gone_assets(present) %}
    {% if is_incremental() %}
    delete from {{ this }}
    where resource_uid not in (select resource_uid from {{ present }});
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

    update {{ this }} as assets
    set monthly_cost_usd = costs.monthly_cost_usd, cost_basis = costs.cost_basis
    from {{ ref('int_costs__present') }} as costs
    where
        assets.resource_uid = costs.resource_uid
        and (
            assets.monthly_cost_usd is distinct from costs.monthly_cost_usd or assets.cost_basis is distinct from costs.cost_basis
        );

    update {{ this }} as assets
    set monthly_cost_usd = null, cost_basis = null
    where
        assets.cost_basis is not null
        and assets.resource_uid not in (select resource_uid from {{ ref('int_costs__present') }});

    update {{ this }} as assets
    set failed_controls = judged.failed_controls
    from {{ ref('int_findings__by_resource') }} as judged
    where assets.resource_uid = judged.resource_uid and assets.failed_controls is distinct from judged.failed_controls;

    update {{ this }} as assets
    set failed_controls = null
    where
        assets.failed_controls is not null
        and assets.resource_uid not in (select resource_uid from {{ ref('int_findings__by_resource') }});
    {% endif %}
{% endmacro %}
