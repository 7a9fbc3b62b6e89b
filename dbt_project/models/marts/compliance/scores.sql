{{ config(materialized='table', pre_hook="{{ begin_compliance_files('scores') }}") }}
-- How much of what is asked holds, never by counting rows: a control is one, however many resources it looks at. It fails with its first
-- failure, is unknown where something could not be judged, and passes else. The score is the share that passes of what passes, fails or is
-- unknown; coverage beside it the share of these that could be decided. Of the whole estate, of each unit with all in it, of each account.
-- Days before today are as they were published.
with scoped as (
    select counted.*, scopes.scope_account, scopes.scope_ou
    from {{ ref('int_compliance__counted') }} as counted
    inner join (
        select account_id, null::varchar as scope_account, null::varchar as scope_ou from {{ ref('int_compliance__accounts') }}
        union all
        select account_id, account_id as scope_account, ou_path from {{ ref('int_compliance__accounts') }}
        union all
        select account_id, null, '/' || array_to_string(list_slice(units, 1, depth), '/')
        from (
            select account_id, units, unnest(range(1, len(units) + 1)) as depth
            from (select account_id, string_split(trim(ou_path, '/'), '/') as units from {{ ref('int_compliance__accounts') }})
        )
    ) as scopes
        on counted.account_id = scopes.account_id
),

controls as (
    select
        scope_account,
        scope_ou,
        control_id,
        any_value(severity) as severity,
        sum(passed)::bigint as passed,
        sum(failed)::bigint as failed,
        sum(unknown)::bigint as unknown,
        sum(manual)::bigint as manual,
        sum(not_applicable)::bigint as not_applicable,
        sum(exempt)::bigint as exempt,
        sum(failed - failed_exempt)::bigint as failed_counted,
        sum(unknown - unknown_exempt)::bigint as unknown_counted
    from scoped
    group by scope_account, scope_ou, control_id
),

judged as (
    select
        *,
        {{ folded('passed', 'failed', 'unknown', 'manual') }} as status,
        {{ folded('passed', 'failed_counted', 'unknown_counted', 'manual') }} as status_with_exemptions,
        {{ severity_weight('severity') }} as weight
    from controls
),

asked as (
    select 'estate' as kind, null::varchar as framework, null::varchar as version, control_id from {{ ref('int_compliance__controls') }}
    union all
    select distinct 'framework', framework, version, control_id
    from {{ ref('int_compliance__requirements') }}
    where control_id is not null
),

summed as (
    select
        asked.kind,
        asked.framework,
        asked.version,
        null::varchar as control_id,
        judged.scope_account as account_id,
        judged.scope_ou as ou_path,
        count(*) filter (judged.status = 'pass') as passed,
        count(*) filter (judged.status = 'fail') as failed,
        count(*) filter (judged.status = 'unknown') as unknown,
        count(*) filter (judged.status = 'manual') as manual,
        count(*) filter (judged.status = 'not_applicable') as not_applicable,
        count(*) filter (judged.exempt > 0) as exempt,
        sum(judged.weight) filter (judged.status = 'pass') as weight_passed,
        sum(judged.weight) filter (judged.status in ('pass', 'fail', 'unknown')) as weight_asked,
        count(*) filter (judged.status_with_exemptions = 'pass') as passed_exempted,
        count(*) filter (judged.status_with_exemptions in ('pass', 'fail', 'unknown')) as asked_exempted
    from asked
    inner join judged on asked.control_id = judged.control_id
    group by asked.kind, asked.framework, asked.version, judged.scope_account, judged.scope_ou
    union all
    select
        'control', null, null, control_id, scope_account, scope_ou, passed, failed, unknown, manual, not_applicable, exempt,
        if(status = 'pass', weight, 0), if(status in ('pass', 'fail', 'unknown'), weight, 0),
        if(status_with_exemptions = 'pass', 1, 0), if(status_with_exemptions in ('pass', 'fail', 'unknown'), 1, 0)
    from judged
),

today as (
    select
        kind,
        framework,
        version,
        control_id,
        account_id,
        ou_path,
        ({{ as_of() }})::date as day,
        passed,
        failed,
        unknown,
        manual,
        not_applicable,
        exempt,
        -- of a control: whether it passes, 100 or 0; null where that is not known
        case
            when kind = 'control' then case when weight_passed > 0 then 100 when failed > 0 then 0 end
            when passed + failed > 0 then 100.0 * passed / (passed + failed + unknown)
        end::decimal(5, 2) as score,
        case when passed + failed > 0 then 100.0 * coalesce(weight_passed, 0) / nullif(weight_asked, 0) end::decimal(5, 2)
            as weighted_score,
        case when passed + failed > 0 then 100.0 * passed_exempted / nullif(asked_exempted, 0) end::decimal(5, 2) as score_with_exemptions,
        (100.0 * (passed + failed) / nullif(passed + failed + unknown, 0))::decimal(5, 2) as coverage,
        {{ as_of() }} as as_of
    from summed
)

select * from today
union all by name
select kept.*
from (
    select *
    from {{ ref('stg_compliance__scores') }}
    where day < ({{ as_of() }})::date
    qualify row_number() over (
        partition by kind, framework, version, control_id, account_id, ou_path, day order by as_of desc
    ) = 1
) as kept
