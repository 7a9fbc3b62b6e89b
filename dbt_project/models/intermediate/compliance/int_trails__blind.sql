{{ config(materialized='ephemeral') }}
-- Why it may be that an account is watched by a trail that nobody has seen: its own trails, or those of its management account, could not be
-- listed, or that account is not scanned.
select accounts.account_id, string_agg(coalesce(blind.cause, 'its management account is not scanned'), '; ') as cause
from {{ ref('int_compliance__accounts') }} as accounts
left join {{ ref('int_compliance__blind_accounts') }} as blind
    on blind.resource_type = 'AWS::CloudTrail::Trail' and blind.account_id in (accounts.account_id, accounts.management_account_id)
left join {{ ref('int_compliance__accounts') }} as management on accounts.management_account_id = management.account_id
where blind.account_id is not null or (accounts.management_account_id is not null and management.account_id is null)
group by accounts.account_id
