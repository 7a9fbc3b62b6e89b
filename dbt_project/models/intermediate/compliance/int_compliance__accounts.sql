{{ config(materialized='ephemeral') }}
-- The accounts whose compliance is judged: those that are scanned. An account's uid is its id.
select
    account_id as resource_uid,
    provider,
    account_id,
    account_name,
    ou_path,
    partition,
    management_account_id,
    -- null: it is not known whether there is an organization at all
    management_account_id = account_id as is_management,
    tags
from {{ ref('accounts') }}
where is_scanned
