{{ config(materialized='table') }}
-- Every answer that a person gave to a control that only people can answer, those included that have run out.
select
    answer_id,
    control_id,
    provider,
    account_id,
    resource_uid,
    status,
    answered_by,
    answered_at,
    valid_until,
    note,
    is_current
from {{ ref('int_compliance__answers') }}
