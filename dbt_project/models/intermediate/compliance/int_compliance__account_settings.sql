{{ config(materialized='ephemeral') }}
-- The judged accounts of AWS with their own settings. Where these could not be listed, all of them are unknown, and `cause` says
-- why.
select
    accounts.resource_uid,
    accounts.account_id,
    accounts.is_management,
    settings.* exclude (resource_uid, provider, account_id, region, resource_type, resource_id, name, tags, created_at, unknown_fields,
        cell_region, scan_id),
    coalesce(settings.unknown_fields, ['*']) as unknown_fields,
    unread.cause
from {{ ref('int_compliance__accounts') }} as accounts
left join {{ ref('stg_aws__account_accounts') }} as settings on accounts.resource_uid = settings.resource_uid
left join {{ ref('int_compliance__unread') }} as unread
    on accounts.account_id = unread.account_id and unread.resource_type = 'AWS::Account::Account'
where accounts.provider = 'aws'
