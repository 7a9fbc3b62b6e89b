{{ config(materialized='table') }}
-- How much of each account passes, fails and so on, control by control, and what status that makes, with and without exemptions. Everything
-- that tells of scores is summed from here.
select
    provider,
    account_id,
    any_value(ou_path) as ou_path,
    control_id,
    any_value(severity) as severity,
    count(*) filter (status = 'pass') as passed,
    count(*) filter (status = 'fail') as failed,
    count(*) filter (status = 'unknown') as unknown,
    count(*) filter (status = 'manual') as manual,
    count(*) filter (status = 'not_applicable') as not_applicable,
    count(*) filter (is_exempt) as exempt,
    count(*) filter (status = 'fail' and is_exempt) as failed_exempt,
    count(*) filter (status = 'unknown' and is_exempt) as unknown_exempt
from {{ ref('findings') }}
group by provider, account_id, control_id
