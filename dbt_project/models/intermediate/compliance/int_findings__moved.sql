{{ config(materialized='table') }}
-- What this build has found to be otherwise than the last published one left it: one row per finding whose status moved, and per
-- finding that is no more. Publishing appends it to the raw zone.
select
    findings.finding_id,
    findings.control_id,
    findings.provider,
    findings.account_id,
    findings.region,
    findings.resource_uid,
    findings.resource_type,
    history.status as from_status,
    findings.status as to_status,
    case
        when findings.status = 'fail' and history.has_failed and not history.is_failing then 'reopened'
        when findings.status = 'fail' and not coalesce(history.is_failing, false) then 'new'
        when history.is_failing and findings.status not in ('fail', 'unknown') then 'resolved'
        when history.finding_id is null then 'first'
        else 'other'
    end as change,
    findings.as_of as changed_at,
    case when change in ('new', 'reopened', 'resolved') then findings.reason end as reason
from {{ ref('findings') }} as findings
left join {{ ref('int_compliance__history') }} as history on findings.finding_id = history.finding_id
where history.status is distinct from findings.status
union all
select
    history.finding_id,
    history.control_id,
    history.provider,
    history.account_id,
    history.region,
    history.resource_uid,
    history.resource_type,
    history.status as from_status,
    'gone' as to_status,
    if(history.is_failing, 'resolved', 'other') as change,
    {{ as_of() }} as changed_at,
    if(history.is_failing, 'what failed is no more', null) as reason
from {{ ref('int_compliance__history') }} as history
anti join {{ ref('findings') }} as findings on history.finding_id = findings.finding_id
where history.status <> 'gone'
