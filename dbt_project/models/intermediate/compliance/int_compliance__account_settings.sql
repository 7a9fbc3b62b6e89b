{{ config(materialized='ephemeral') }}
-- The judged accounts of AWS with their own settings. Where these could not be listed, all of them are unknown.
select
    accounts.resource_uid,
    accounts.account_id,
    accounts.is_management,
    settings.* exclude (resource_uid, provider, account_id, region, resource_type, resource_id, name, tags, created_at, unknown_fields,
        cell_region, scan_id),
    coalesce(settings.unknown_fields, ['*']) as unknown_fields
from {{ ref('int_compliance__accounts') }} as accounts
left join {{ ref('stg_aws__account_accounts') }} as settings on accounts.resource_uid = settings.resource_uid
where accounts.provider = 'aws'
