{{ config(materialized='table', alias='framework_requirements') }}
-- What each framework asks, and the controls that answer it, wholly, in part or in support. A requirement that no control answers says why.
select
    framework,
    version,
    requirement_id,
    title,
    level,
    assessment,
    control_id,
    relation,
    gap
from {{ ref('int_compliance__requirements') }}
