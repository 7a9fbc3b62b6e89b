{{ config(materialized='ephemeral') }}
-- What was never listed of an account, in any region: by type, with the calls that failed.
select provider, account_id, resource_type, string_agg(cause, '; ' order by region) as cause
from {{ ref('int_compliance__unread') }}
group by provider, account_id, resource_type
