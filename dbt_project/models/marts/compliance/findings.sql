{{ config(materialized='table') }}
-- What every control says of everything that it looks at, and since when: the true status, beside it whether it is exempt. What a person
-- answered takes the place of `manual` for as long as it is valid. First seen, failing since and resolved are what earlier builds knew, as
-- they appended it to the raw zone; a failure that nobody can see any more is still open.
{%- set exemptions = var('exemptions') %}
with placed as (
    select
        control_id, resource_uid, status, reason, evidence, provider, account_id, region, resource_type, owner, environment, cell_region,
        source, unknown_fields, scan_id
    from {{ ref('int_findings__placed') }}
    union all by name
    select * from {{ ref('int_findings__unlisted') }}
),

answered as (
    select
        placed.* exclude (status, reason),
        {{ finding_id('placed.control_id', 'placed.account_id', 'placed.region', 'placed.resource_uid') }} as finding_id,
        controls.title,
        controls.severity,
        controls.reads,
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
),

causes as (
    select answered.finding_id, string_agg(distinct unread.cause, '; ' order by unread.cause) as unknown_cause
    from answered
    inner join {{ ref('int_findings__unread') }} as unread
        on
            unread.resource_uid in (answered.resource_uid, answered.account_id)
            and list_contains(
                list_concat(from_json(answered.reads->answered.resource_type, '["VARCHAR"]'), ['*']), unread.part
            )
    where answered.status = 'unknown'
    group by answered.finding_id
),

{% if exemptions -%}
exempted as (
    select answered.finding_id, min(exemptions.exemption_id) as exemption_id
    from answered
    inner join (
        select exemptions.*, controls.control_id
        from {{ ref('int_compliance__exemptions') }} as exemptions
        inner join {{ ref('int_compliance__controls') }} as controls
            on len(list_filter(exemptions.controls, lambda pattern: controls.control_id glob pattern)) > 0
        where exemptions.state = 'active'
    ) as exemptions
        on answered.control_id = exemptions.control_id
    left join {{ ref('int_assets__current') }} as current
        on answered.resource_uid = current.resource_uid and len(exemptions.tags) > 0
    where
        answered.status in ('fail', 'unknown', 'manual')
        and {{ exemption_fits('answered', 'exemptions', 'current.tags') }}
    group by answered.finding_id
),

{% endif -%}
named as (
    select resource_uid, name from {{ ref('int_assets__current') }}
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
    named.name as resource_name,
    answered.status,
    answered.severity,
    case
        when exposed.resource_uid is not null then exposed.exposure
        when answered.resource_type in ('AWS::Account::Account', 'AWS::Account::Region') then null
        else 'not public'
    end as exposure,
    answered.reason,
    answered.evidence,
    case when answered.status = 'unknown' then coalesce(causes.unknown_cause, answered.reason) end as unknown_cause,
    answered.owner,
    answered.environment,
    costs.monthly_cost_usd,
    costs.cost_basis,
    {% if exemptions -%}
    exempted.exemption_id is not null as is_exempt,
    exempted.exemption_id,
    {%- else -%}
    false as is_exempt,
    null::varchar as exemption_id,
    {%- endif %}
    answered.answered_by,
    answered.answered_until,
    coalesce(cells.is_stale, answered.cell_region is null and answered.status = 'unknown') as is_stale,
    coalesce(history.first_seen_at, {{ as_of() }}) as first_seen_at,
    coalesce(cells.last_success_at, {{ as_of() }}) as last_seen_at,
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
inner join {{ ref('int_compliance__accounts') }} as accounts
    on answered.provider = accounts.provider and answered.account_id = accounts.account_id
left join named on answered.resource_uid = named.resource_uid
left join causes on answered.finding_id = causes.finding_id
left join {{ ref('int_assets__exposed') }} as exposed on answered.resource_uid = exposed.resource_uid
left join {{ ref('int_costs__present') }} as costs on answered.resource_uid = costs.resource_uid
left join {{ ref('scan_coverage') }} as cells
    on {{ same_cell('answered', 'cells', left_region='cell_region') }}
left join {{ ref('int_compliance__history') }} as history on answered.finding_id = history.finding_id
{%- if exemptions %}
left join exempted on answered.finding_id = exempted.finding_id
{%- endif %}
