{{ config(
    materialized='incremental', incremental_strategy='append',
    pre_hook=["{{ begin_arrivals() }}", "{{ begin_sightings() }}"], post_hook="{{ end_arrivals() }}"
) }}
-- What each index said of each account when it was last read: resources, and the types that it would have told of (covers). A look that
-- said the same as the one before points at that one's rows, which stand here already.
select
    looks.provider,
    looks.account_id,
    looks.source,
    looks.look_region,
    looks.started_at,
    looks.scan_id,
    looks.content_scan_id,
    sighted.region,
    sighted.resource_type,
    sighted.source_type,
    sighted.resource_uid,
    sighted.resource_id,
    sighted.covers
from sightings_new as looks
inner join {{ ref('stg_aws__sightings') }} as sighted
    on
        looks.filename = sighted.filename
        and looks.content_scan_id = sighted.scan_id
        and looks.source = sighted.source
        and looks.account_id = sighted.account_id
        and (looks.look_region = '*' or looks.look_region = sighted.region or sighted.region = 'global')
