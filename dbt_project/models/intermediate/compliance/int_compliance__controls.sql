{{ config(materialized='ephemeral') }}
-- The controls, with the type that each is about: the first that it reads. One about things of any type has none.
select
    control_id,
    provider,
    room,
    title,
    severity,
    scope,
    assessment,
    reads::json as reads,
    parameters::json as parameters,
    remediation,
    json_keys(reads::json) as resource_types,
    json_keys(reads::json)[1] as subject_type
from {{ ref('control_catalog') }}
