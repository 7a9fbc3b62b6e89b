{{ config(materialized='ephemeral') }}
-- Why it may be that an account is watched by a trail that nobody has seen: its own trails, or those of its management account, could not
-- be listed, or that account is not scanned.
with causes as (
    select accounts.account_id, blind.cause
    from {{ ref('int_compliance__accounts') }} as accounts
    inner join {{ ref('int_compliance__blind_accounts') }} as blind on accounts.account_id = blind.account_id
    where blind.resource_type = 'AWS::CloudTrail::Trail'
    union all
    select accounts.account_id, 'in its management account: ' || blind.cause as cause
    from {{ ref('int_compliance__accounts') }} as accounts
    inner join {{ ref('int_compliance__blind_accounts') }} as blind on accounts.management_account_id = blind.account_id
    where blind.resource_type = 'AWS::CloudTrail::Trail' and accounts.management_account_id <> accounts.account_id
    union all
    select
        accounts.account_id,
        'its management account ' || accounts.management_account_id || ', whose trails may cover it, is not scanned' as cause
    from {{ ref('int_compliance__accounts') }} as accounts
    anti join {{ ref('int_compliance__accounts') }} as management on accounts.management_account_id = management.account_id
    where accounts.management_account_id is not null
)

select account_id, string_agg(cause, '; ' order by cause) as cause
from causes
group by account_id
