{{ config(materialized='table', pre_hook="{{ begin_compliance_files('answers') }}") }}
-- The answers of people to controls that only people can answer: of each control, account and resource the latest is the one that counts,
-- through its last day.
select
    *,
    row_number() over (partition by control_id, provider, account_id, resource_uid order by answered_at desc, answer_id desc) = 1
    and valid_until >= ({{ as_of() }})::date as is_current
from {{ ref('stg_compliance__answers') }}
