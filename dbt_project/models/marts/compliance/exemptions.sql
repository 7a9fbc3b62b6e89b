{{ config(materialized='table') }}
-- The exemptions of the settings, and to how much each applies. One that has run out exempts nothing: what it was for counts again.
with fitting as (
    select exemptions.exemption_id, findings.finding_id, findings.status
    from {{ ref('int_compliance__exemptions') }} as exemptions
    inner join {{ ref('int_compliance__controls') }} as controls
        on len(list_filter(exemptions.controls, lambda pattern: controls.control_id glob pattern)) > 0
    inner join {{ ref('findings') }} as findings on controls.control_id = findings.control_id
    left join {{ ref('int_assets__current') }} as current
        on findings.resource_uid = current.resource_uid and len(exemptions.tags) > 0
    where
        findings.status in ('fail', 'unknown', 'manual')
        and {{ exemption_fits('findings', 'exemptions', 'current.tags') }}
),

counted as (
    select exemption_id, count(*) as findings, count(*) filter (status = 'fail') as failing
    from fitting
    group by exemption_id
)

select
    exemptions.exemption_id,
    exemptions.state,
    exemptions.owner,
    exemptions.reason,
    exemptions.ticket,
    exemptions.approved_by,
    exemptions.starts_on,
    exemptions.expires_on,
    exemptions.controls,
    exemptions.accounts,
    exemptions.regions,
    exemptions.resources,
    map_from_entries(list_transform(exemptions.tags, lambda tag: (tag.key, tag.value))) as tags,
    coalesce(counted.findings, 0) as findings,
    coalesce(counted.failing, 0) as failing,
    {{ as_of() }} as as_of
from {{ ref('int_compliance__exemptions') }} as exemptions
left join counted on exemptions.exemption_id = counted.exemption_id
