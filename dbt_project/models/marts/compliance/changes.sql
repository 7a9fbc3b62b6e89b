{{ config(materialized='table', pre_hook="{{ begin_compliance_files('finding_moves') }}") }}
-- What began to fail, was resolved, and began to fail again: one row each time, for ever. A failure that cannot be seen any more is not
-- resolved; one whose resource is gone is.
with moves as (
    select
        finding_id, control_id, provider, account_id, region, resource_uid, resource_type, changed_at, change, from_status,
        to_status, reason
    from {{ ref('stg_compliance__finding_moves') }}
    union all by name
    select * from {{ ref('int_findings__moved') }}
)

select
    moves.finding_id,
    moves.control_id,
    controls.title,
    controls.severity,
    moves.provider,
    moves.account_id,
    moves.region,
    moves.resource_uid,
    moves.resource_type,
    moves.changed_at,
    moves.change,
    moves.from_status,
    moves.to_status,
    moves.reason
from moves
left join {{ ref('int_compliance__controls') }} as controls on moves.control_id = controls.control_id
where moves.change in ('new', 'resolved', 'reopened')
