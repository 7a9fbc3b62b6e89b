{%- set dimensions = var('allocation_tags').keys() | list %}
{%- set rules = var('shared_costs') %}
{{ config(materialized='table') }}
-- Whose the money is, by the dimensions of the settings and by account. A charge is attributed by the day: by the tags of the resource's
-- version on that day, else by the bill's, else by the account's, else it is unallocated, a line that is there for every month even at
-- zero. What the settings call shared is split over the values of a dimension (proportional to what is directly theirs, evenly, or by
-- fixed shares); what a split leaves, and what it finds nobody for, stays unallocated. The total of a dimension is the month's total.
-- What Cost Explorer says of a tag (where settings ask for it) is the dimension `tag:<key>`: its own totals, of all accounts it sees.
with billed as (
    select
        billing_period,
        provider,
        account_id,
        currency,
        service,
        charge_category,
        resource_uid is null as is_without_resource,
        version_tags_id,
        bill_tags_id,
        sum(effective_cost) as cost
    from {{ ref('int_costs__attributed') }}
    group by all
),

money as (
    select
        billed.billing_period,
        billed.provider,
        billed.account_id,
        billed.currency,
        billed.service,
        billed.charge_category,
        billed.is_without_resource,
        'billed' as cost_basis,
        billed.cost
        {%- for dimension in dimensions %},
        {{ told('looks', dimension) }} as version_{{ loop.index }},
        {{ told('bills', dimension) }} as bill_{{ loop.index }}
        {%- endfor %}
    from billed
    left join {{ ref('int_costs__tag_sets') }} as looks on billed.version_tags_id = looks.tags_id
    left join {{ ref('int_costs__tag_sets') }} as bills on billed.bill_tags_id = bills.tags_id
    union all
    select
        costs.billing_period,
        costs.provider,
        costs.account_id,
        costs.currency,
        costs.service,
        'Usage',
        costs.resource_uid is null,
        costs.cost_basis,
        costs.effective_cost
        {%- for dimension, keys in var('allocation_tags').items() %},
        {{ tag_value('current.tags', keys) }},
        null
        {%- endfor %}
    from {{ ref('resource_costs_monthly') }} as costs
    left join {{ ref('int_assets__current') }} as current on costs.resource_uid = current.resource_uid
    where costs.cost_basis <> 'billed'
),

-- one row for each dimension
attributed as (
    {% for dimension in dimensions -%}
    select
        money.billing_period,
        money.currency,
        '{{ dimension | replace("'", "''") }}' as dimension,
        coalesce(version_{{ loop.index }}, bill_{{ loop.index }}, {{ told('accounts', dimension) }}, 'unallocated') as value,
        case
            when version_{{ loop.index }} is not null then 'version'
            when bill_{{ loop.index }} is not null then 'bill'
            when {{ told('accounts', dimension) }} is not null then 'account'
        end as told_by,
        {{ shared_rule(rules, dimension) }} as rule,
        money.cost_basis,
        money.cost
    from money
    left join {{ ref('int_costs__account_tags') }} as accounts
        on money.provider = accounts.provider and money.account_id = accounts.account_id
    union all
    {% endfor -%}
    select
        billing_period,
        currency,
        'account' as dimension,
        account_id as value,
        'account' as told_by,
        {{ shared_rule(rules, 'account') }} as rule,
        cost_basis,
        cost
    from money
),

direct as (
    select
        billing_period,
        currency,
        dimension,
        value,
        sum(cost) as direct_cost,
        coalesce(sum(cost) filter (where told_by = 'version'), 0) as from_versions,
        coalesce(sum(cost) filter (where told_by = 'bill'), 0) as from_bill,
        coalesce(sum(cost) filter (where told_by = 'account'), 0) as from_account
    from attributed
    where rule is null
    group by all
),

pools as (
    select billing_period, currency, dimension, rule, sum(cost) as pool
    from attributed
    where rule is not null
    group by all
),

bases as (
    select
        billing_period,
        currency,
        dimension,
        sum(cost) as total,
        max_by(cost_basis, {{ basis_rank('cost_basis') }}) as cost_basis,
        histogram(cost_basis) as basis_rows
    from attributed
    group by all
),

weights as (
    select
        billing_period,
        currency,
        dimension,
        value,
        greatest(direct_cost, 0)::double / nullif(sum(greatest(direct_cost, 0)) over month_dimension, 0)::double as proportional,
        1.0 / count(*) over month_dimension as even
    from direct
    where value <> 'unallocated'
    window month_dimension as (partition by billing_period, currency, dimension)
),

-- to a millionth: so many digits of a pool and of a share fit into one number
shares as (
    select pools.billing_period, pools.currency, pools.dimension, weights.value, pools.pool::decimal(38, 6) * (
        case pools.rule
            when -1 then 0
            {% for rule in rules if rule.split != 'fixed' -%}
            when {{ rules.index(rule) }} then weights.{{ rule.split }}
            {% endfor -%}
            else 0
        end
    )::decimal(18, 15) as cost
    from pools
    inner join weights using (billing_period, currency, dimension)
    {%- for rule in rules if rule.split == 'fixed' %}
    {%- set number = rules.index(rule) %}
    {%- for value, share in rule.shares.items() %}
    union all
    select billing_period, currency, dimension, '{{ value | replace("'", "''") }}', pool::decimal(38, 6) * {{ share }}::decimal(18, 15)
    from pools
    where rule = {{ number }}
    {%- endfor %}
    {%- endfor %}
),

shared as (
    select billing_period, currency, dimension, value, sum(cost)::decimal(38, 15) as shared_cost
    from shares
    group by all
),

-- what the splits left
left_over as (
    select pools.billing_period, pools.currency, pools.dimension, sum(pools.pool) - coalesce(any_value(given.cost), 0) as shared_cost
    from pools
    left join (
        select billing_period, currency, dimension, sum(shared_cost) as cost from shared group by all
    ) as given using (billing_period, currency, dimension)
    group by pools.billing_period, pools.currency, pools.dimension
),

lines as (
    select billing_period, currency, dimension, value, direct_cost, from_versions, from_bill, from_account, 0 as shared_cost
    from direct
    union all
    select billing_period, currency, dimension, value, 0, 0, 0, 0, shared_cost
    from shared
    union all
    select billing_period, currency, dimension, 'unallocated', 0, 0, 0, 0, shared_cost
    from left_over
    union all
    select billing_period, currency, dimension, 'unallocated', 0, 0, 0, 0, 0
    from bases
)

select
    lines.billing_period,
    lines.dimension,
    lines.value,
    lines.currency,
    sum(lines.direct_cost)::decimal(38, 15) as direct_cost,
    sum(lines.shared_cost)::decimal(38, 15) as shared_cost,
    (sum(lines.direct_cost) + sum(lines.shared_cost))::decimal(38, 15) as effective_cost,
    case
        when any_value(bases.total) <> 0
            then ((sum(lines.direct_cost) + sum(lines.shared_cost))::double / any_value(bases.total)::double)::decimal(18, 6)
    end as share,
    sum(lines.from_versions)::decimal(38, 15) as from_versions,
    sum(lines.from_bill)::decimal(38, 15) as from_bill,
    sum(lines.from_account)::decimal(38, 15) as from_account,
    any_value(bases.cost_basis) as cost_basis,
    {{ as_of() }} as as_of
from lines
inner join bases using (billing_period, currency, dimension)
group by lines.billing_period, lines.dimension, lines.value, lines.currency
union all
select
    billing_period,
    'tag:' || tag_key,
    coalesce(nullif(tag_value, ''), 'unallocated'),
    currency,
    sum(effective_cost)::decimal(38, 15),
    0,
    sum(effective_cost)::decimal(38, 15),
    (sum(effective_cost)::double / nullif(sum(sum(effective_cost)) over (partition by billing_period, tag_key, currency), 0)::double)
        ::decimal(18, 6),
    0,
    sum(effective_cost)::decimal(38, 15),
    0,
    'allocated',
    {{ as_of() }}
from {{ ref('int_costs__explored') }}
where dataset = 'tag_monthly'
group by billing_period, tag_key, coalesce(nullif(tag_value, ''), 'unallocated'), currency
