{{ config(materialized='table') }}
-- Why a finding is unknown: the calls that would have told what its control reads of the resource or of its account, the error and the
-- time. One row per unknown verdict of which the ledger knows a cause.
with unsaid as (
    select placed.control_id, placed.resource_uid, placed.account_id, placed.resource_type, controls.reads
    from {{ ref('int_findings__placed') }} as placed
    inner join {{ ref('int_compliance__controls') }} as controls on placed.control_id = controls.control_id
    where placed.status = 'unknown'
),

asked_of as (
    select *, resource_uid as unread_uid from unsaid
    union all
    select *, account_id as unread_uid from unsaid where account_id <> resource_uid
)

select asked_of.control_id, asked_of.resource_uid, string_agg(distinct unread.cause, '; ' order by unread.cause) as unknown_cause
from asked_of
inner join {{ ref('int_findings__unread') }} as unread
    on
        asked_of.unread_uid = unread.resource_uid
        and list_contains(
            list_concat(from_json(asked_of.reads->asked_of.resource_type, '["VARCHAR"]'), ['*']), unread.part
        )
group by asked_of.control_id, asked_of.resource_uid
