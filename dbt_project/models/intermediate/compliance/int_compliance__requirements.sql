{{ config(materialized='ephemeral') }}
-- What frameworks ask, with the controls that answer it; a requirement that no control answers is a row without one.
select
    requirements.framework,
    requirements.version,
    requirements.requirement_id,
    requirements.title,
    requirements.level,
    requirements.assessment,
    answering.control_id,
    answering.relation,
    requirements.gap
from {{ ref('framework_requirements') }} as requirements
left join {{ ref('control_requirements') }} as answering
    on
        requirements.framework = answering.framework
        and requirements.version = answering.version
        and requirements.requirement_id = answering.requirement_id
