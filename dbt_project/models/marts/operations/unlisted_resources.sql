{{ config(materialized='table') }}
-- What an index has seen of types that the catalog does not list: the proof that nothing was missed has its other side here. An index
-- may call a type by another name than the catalog knows; its resources are told by their ARNs.
with unnamed as (
    select *
    from {{ ref('int_sightings__latest') }}
    where resource_type is null and source_type is not null
),

shapes as (
    select distinct {{ arn_shape('resource_uid') }} as shape
    from {{ ref('int_assets__current') }}
    where resource_uid like 'arn:%' and (select count(*) from unnamed) > 0
)

select
    looks.provider,
    looks.account_id,
    looks.region,
    looks.source,
    looks.source_type,
    count(*) as resources,
    min(looks.resource_uid) as example_uid,
    {{ as_of() }} as as_of
from unnamed as looks
anti join shapes on {{ arn_shape('looks.resource_uid') }} = shapes.shape
group by looks.provider, looks.account_id, looks.region, looks.source, looks.source_type
