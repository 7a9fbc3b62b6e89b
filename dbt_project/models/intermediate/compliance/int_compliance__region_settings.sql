{{ config(materialized='ephemeral') }}
-- The regions of the judged accounts of AWS with their own settings. Where these could not be listed, all of them are unknown, and `cause`
-- says why.
select
    regions.resource_uid,
    regions.account_id,
    regions.region,
    settings.* exclude (resource_uid, provider, account_id, region, resource_type, resource_id, name, tags, created_at, unknown_fields,
        cell_region, scan_id),
    coalesce(settings.unknown_fields, ['*']) as unknown_fields,
    unread.cause
from {{ ref('int_compliance__regions') }} as regions
left join {{ ref('stg_aws__account_regions') }} as settings on regions.resource_uid = settings.resource_uid
left join {{ ref('int_compliance__unread') }} as unread
    on
        regions.account_id = unread.account_id
        and regions.region = unread.region
        and unread.resource_type = 'AWS::Account::Region'
where regions.provider = 'aws'
