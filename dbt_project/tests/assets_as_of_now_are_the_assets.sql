{{ config(meta={'dagster': {'ref': {'name': 'assets'}}}) }}
-- depends_on: {{ ref('int_macros__published') }}
-- The macro and the table tell the same about now.
(
    select resource_uid, last_changed_at, owner, environment from {{ ref('assets') }}
    except
    select resource_uid, last_changed_at, owner, environment from inventory.assets_as_of('infinity')
)
union all
(
    select resource_uid, last_changed_at, owner, environment from inventory.assets_as_of('infinity')
    except
    select resource_uid, last_changed_at, owner, environment from {{ ref('assets') }}
)
