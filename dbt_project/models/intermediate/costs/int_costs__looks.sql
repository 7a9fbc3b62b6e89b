{{ config(materialized='table') }}
-- How billed resources were tagged, by the day: of the versions that began on a day the last counts, and one that ended had its last look
-- on the day it went.
with billed_uids as (
    select distinct resource_uid from {{ ref('int_costs__matches') }} where is_matched
),

looks as (
    select
        versions.resource_uid,
        versions.valid_from::date as from_day,
        least(
            coalesce(versions.valid_to::date + 1, date '9999-12-31'),
            coalesce(lead(versions.valid_from::date) over later, date '9999-12-31')
        ) as until_day,
        case when versions.tags is not null then hash(versions.tags) end as tags_id,
        versions.tags
    from {{ ref('resource_versions') }} as versions
    semi join billed_uids on versions.resource_uid = billed_uids.resource_uid
    window later as (partition by versions.resource_uid order by versions.valid_from, versions.valid_to nulls last)
)

select * from looks where from_day < until_day
