{{ config(materialized='view', post_hook="{{ make_typed_views() }}") }}
-- The resources that exist now, one row each, as their current version has them. Every mart about resources starts here.
select versions.*
from {{ ref('resource_versions') }} as versions
anti join {{ ref('int_resources__superseded') }} as superseded
    on
        versions.resource_uid = superseded.resource_uid
        and versions.provider = superseded.provider
        and versions.account_id = superseded.account_id
        and versions.cell_region = superseded.cell_region
        and versions.resource_type = superseded.resource_type
        and versions.source = superseded.source
where versions.valid_to is null
