{{ config(materialized='table') }}
-- Every control, what it asks, and how the whole estate stands by it. The numbers are of resources, accounts or regions, as its scope says.
with counted as (
    select
        control_id,
        sum(passed)::bigint as passed,
        sum(failed)::bigint as failed,
        sum(unknown)::bigint as unknown,
        sum(manual)::bigint as manual,
        sum(not_applicable)::bigint as not_applicable,
        sum(exempt)::bigint as exempt
    from {{ ref('int_compliance__counted') }}
    group by control_id
)

select
    controls.control_id,
    controls.provider,
    controls.room,
    controls.title,
    controls.severity,
    controls.scope,
    controls.assessment,
    controls.parameters,
    controls.remediation,
    controls.resource_types,
    coalesce({{ folded('counted.passed', 'counted.failed', 'counted.unknown', 'counted.manual') }}, 'not_applicable') as status,
    coalesce(counted.passed, 0) as passed,
    coalesce(counted.failed, 0) as failed,
    coalesce(counted.unknown, 0) as unknown,
    coalesce(counted.manual, 0) as manual,
    coalesce(counted.not_applicable, 0) as not_applicable,
    coalesce(counted.exempt, 0) as exempt,
    {{ as_of() }} as as_of
from {{ ref('int_compliance__controls') }} as controls
left join counted on controls.control_id = counted.control_id
