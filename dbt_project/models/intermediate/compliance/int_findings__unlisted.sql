{{ config(materialized='table') }}
-- Rows that no control gives by itself, for the accounts in which a control about resources is not, or not wholly, answered by them.
-- Where the type was never listed in some region, nobody knows what is there: unknown, with the calls that failed. Where all was listed
-- and there is nothing, the control does not apply.
with present as (
    select distinct control_id, account_id from {{ ref('int_findings__placed') }}
),

subjects as (
    select control_id, provider, subject_type from {{ ref('int_compliance__controls') }} where scope = 'resource'
),

blind as (
    select
        subjects.control_id,
        unread.account_id,
        string_agg(unread.cause, '; ' order by unread.region) filter (unread.place <= 3)
        || if(count(*) > 3, '; … ' || count(*) || ' in all', '')
            as causes
    from subjects
    inner join (
        select *, row_number() over (partition by provider, account_id, resource_type order by region) as place
        from {{ ref('int_compliance__unread') }}
    ) as unread
        on subjects.provider = unread.provider and subjects.subject_type = unread.resource_type
    group by subjects.control_id, unread.account_id
),

looked_for as (
    select distinct provider, account_id, resource_type
    from {{ ref('scan_coverage') }}
    where last_success_at is not null or status in ('disabled', 'unsupported')
),

asked as (
    select
        subjects.control_id,
        accounts.provider,
        accounts.account_id,
        subjects.subject_type,
        blind.causes,
        looked_for.account_id is not null or subjects.subject_type is null as is_looked_for
    from subjects
    inner join {{ ref('int_compliance__accounts') }} as accounts on subjects.provider = accounts.provider
    left join blind on subjects.control_id = blind.control_id and accounts.account_id = blind.account_id
    left join present on subjects.control_id = present.control_id and accounts.account_id = present.account_id
    left join looked_for
        on
            accounts.provider = looked_for.provider
            and accounts.account_id = looked_for.account_id
            and subjects.subject_type = looked_for.resource_type
    where present.control_id is null or blind.causes is not null
)

select
    control_id,
    account_id as resource_uid,
    if(causes is null and is_looked_for, 'not_applicable', 'unknown') as status,
    case
        when causes is not null then subject_type || ' was never listed everywhere: ' || causes
        when is_looked_for then 'there is no ' || coalesce(subject_type, 'resource') || ' in the account'
        else subject_type || ' is not among the types that are scanned'
    end as reason,
    to_json({'resource_type': subject_type}) as evidence,
    provider,
    account_id,
    'global' as region,
    'AWS::Account::Account' as resource_type
from asked
