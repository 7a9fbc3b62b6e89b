{{ config(materialized='table') }}
-- What every control says of everything that it looks at, and since when: the true status, beside it whether it is exempt. What a person
-- answered takes the place of `manual` for as long as it is valid. First seen, failing since and resolved are what earlier builds knew, as
-- they appended it to the raw zone; a failure that nobody can see any more is still open.
{%- set exemptions = var('exemptions') %}
-- Every join but that with the history is with something small, so that findings stream through and only what was known of them is held.
with placed as not materialized (
    select
        control_id, resource_uid, status, reason, evidence, provider, account_id, region, resource_type, resource_name, exposure, owner,
        environment, monthly_cost_usd, cost_basis, is_stale, last_success_at, scan_id
    from {{ ref('int_findings__placed') }}
    union all by name
    select * from {{ ref('int_findings__unlisted') }}
),

{% if exemptions -%}
exempted as (
    select placed.control_id, placed.resource_uid, min(exemptions.exemption_id) as exemption_id
    from placed
    inner join (
        select exemptions.*, controls.control_id
        from {{ ref('int_compliance__exemptions') }} as exemptions
        inner join {{ ref('int_compliance__controls') }} as controls
            on len(list_filter(exemptions.controls, lambda pattern: controls.control_id glob pattern)) > 0
        where exemptions.state = 'active'
    ) as exemptions
        on placed.control_id = exemptions.control_id
    left join {{ ref('int_assets__current') }} as current
        on placed.resource_uid = current.resource_uid and len(exemptions.tags) > 0
    where {{ exemption_fits('placed', 'exemptions', 'current.tags') }}
    group by placed.control_id, placed.resource_uid
),

{% endif -%}
answered as (
    select
        placed.* exclude (status, reason),
        {{ finding_id('placed.control_id', 'placed.account_id', 'placed.region', 'placed.resource_uid') }} as finding_id,
        controls.title,
        controls.severity,
        if(placed.status = 'manual', coalesce(own.status, whole.status, 'manual'), placed.status) as status,
        if(
            placed.status = 'manual' and coalesce(own.status, whole.status) is not null,
            coalesce(own.answered_by, whole.answered_by) || ' says: ' || coalesce(own.note, whole.note, ''), placed.reason
        ) as reason,
        if(placed.status = 'manual', coalesce(own.answered_by, whole.answered_by), null) as answered_by,
        if(placed.status = 'manual', coalesce(own.valid_until, whole.valid_until), null) as answered_until
    from placed
    inner join {{ ref('int_compliance__controls') }} as controls on placed.control_id = controls.control_id
    left join {{ ref('int_compliance__answers') }} as own
        on
            placed.status = 'manual'
            and placed.control_id = own.control_id
            and placed.account_id = own.account_id
            and placed.resource_uid = own.resource_uid
            and own.is_current
    left join {{ ref('int_compliance__answers') }} as whole
        on
            placed.status = 'manual'
            and placed.control_id = whole.control_id
            and placed.account_id = whole.account_id
            and whole.resource_uid is null
            and whole.is_current
)

select
    answered.finding_id,
    answered.control_id,
    answered.title,
    answered.provider,
    answered.account_id,
    accounts.account_name,
    accounts.ou_path,
    answered.region,
    answered.resource_uid,
    answered.resource_type,
    answered.resource_name,
    answered.status,
    answered.severity,
    answered.exposure,
    answered.reason,
    answered.evidence,
    case when answered.status = 'unknown' then coalesce(causes.unknown_cause, answered.reason) end as unknown_cause,
    answered.owner,
    answered.environment,
    answered.monthly_cost_usd,
    answered.cost_basis,
    {% if exemptions -%}
    exempted.exemption_id is not null and answered.status in ('fail', 'unknown', 'manual') as is_exempt,
    if(is_exempt, exempted.exemption_id, null) as exemption_id,
    {%- else -%}
    false as is_exempt,
    null::varchar as exemption_id,
    {%- endif %}
    answered.answered_by,
    answered.answered_until,
    coalesce(answered.is_stale, answered.status = 'unknown') as is_stale,
    coalesce(history.first_seen_at, {{ as_of() }}) as first_seen_at,
    coalesce(answered.last_success_at, {{ as_of() }}) as last_seen_at,
    if(history.status = answered.status, history.status_since, {{ as_of() }}) as status_since,
    case
        when answered.status = 'fail' then if(history.is_failing, history.failing_since, {{ as_of() }})
        when answered.status = 'unknown' and history.is_failing then history.failing_since
    end as failing_since,
    case
        when answered.status = 'fail' or (answered.status = 'unknown' and history.is_failing) then null
        when history.is_failing then {{ as_of() }}
        else history.resolved_at
    end as resolved_at,
    coalesce(history.times_reopened, 0) + if(answered.status = 'fail' and history.has_failed and not history.is_failing, 1, 0)
        as times_reopened,
    answered.scan_id,
    {{ as_of() }} as as_of
from answered
left join {{ ref('int_findings__causes') }} as causes
    on answered.control_id = causes.control_id and answered.resource_uid = causes.resource_uid
left join {{ ref('int_compliance__history') }} as history on answered.finding_id::uuid = history.finding_id::uuid
-- after the history, or its planner guesses that few findings are left, and holds all of them to look them up in the history
inner join {{ ref('int_compliance__accounts') }} as accounts
    on answered.provider = accounts.provider and answered.account_id = accounts.account_id
{%- if exemptions %}
left join exempted on answered.control_id = exempted.control_id and answered.resource_uid = exempted.resource_uid
{%- endif %}
