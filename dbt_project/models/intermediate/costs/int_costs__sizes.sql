{{ config(materialized='ephemeral') }}
-- To which smaller size of its family an instance or a database could go: the cheapest that leaves the room the profile asks for, above the
-- most of processor and memory that was in use. Where memory was not measured, one size down at the most. Prices are those of one region,
-- so that sizes are compared by what they cost beside each other.
with asked as (
    select * from {{ ref('int_costs__candidates') }} where formula = 'smaller' and state = 'fired'
),

memory as (
    select
        asked.resource_uid,
        max(metrics.value) filter (where metrics.metric = 'MemoryUtilization' and metrics.statistic <> 'minimum') as used_pct,
        min(metrics.value) filter (where metrics.metric = 'FreeableMemory' and metrics.statistic = 'minimum') as free_bytes
    from asked
    inner join {{ ref('int_costs__metrics') }} as metrics
        on asked.resource_uid = metrics.resource_uid and asked.window_days = metrics.window_days
    group by asked.resource_uid
),

present as (
    select
        asked.resource_uid,
        asked.rule,
        asked.headroom_pct / 100 as room,
        usage.provider,
        usage.resource_type,
        estimates.price_region,
        types.instance_type,
        types.family,
        types.architecture,
        types.size_order,
        list_filter(usage.components, lambda p: p.component = 'instance')[1].sku_key as sku_key,
        types.vcpu * asked.value / 100 as vcpu_used,
        coalesce(types.memory_gib * memory.used_pct / 100, types.memory_gib - {{ gib('memory.free_bytes') }}) as gib_used
    from asked
    inner join {{ ref('int_costs__usage') }} as usage on asked.resource_uid = usage.resource_uid
    inner join {{ ref('int_costs__estimates') }} as estimates on asked.resource_uid = estimates.resource_uid
    inner join {{ ref('instance_types') }} as types
        on regexp_replace(split_part(usage.spec, ' ', 1), '^db\.', '') = types.instance_type
    left join memory on asked.resource_uid = memory.resource_uid
),

prices as (
    select * from {{ ref('int_costs__prices') }} where currency = 'USD' and unit = 'hour'
)

select
    present.resource_uid,
    present.rule,
    if(present.resource_type = 'AWS::RDS::DBInstance', 'db.', '') || types.instance_type as target,
    (100 * (1 - greatest(present.vcpu_used / types.vcpu, coalesce(present.gib_used / types.memory_gib, 0)))) as headroom_pct,
    present.gib_used is not null as is_memory_known,
    (1 - target_price.unit_price / present_price.unit_price)::decimal(18, 12) as cheaper_share
from present
inner join {{ ref('instance_types') }} as types
    on
        present.family = types.family
        and present.architecture = types.architecture
        and present.size_order > types.size_order
        and types.instance_type not like '%metal%'
        and present.vcpu_used <= types.vcpu * (1 - present.room)
        and (
            present.gib_used <= types.memory_gib * (1 - present.room)
            or present.gib_used is null and types.size_order = present.size_order - 1
        )
inner join prices as present_price
    on
        present.provider = present_price.provider
        and present.price_region = present_price.region
        and present.resource_type = present_price.resource_type
        and present.sku_key = present_price.sku_key
inner join prices as target_price
    on
        present.provider = target_price.provider
        and present.price_region = target_price.region
        and present.resource_type = target_price.resource_type
        and replace(present.sku_key, present.instance_type, types.instance_type) = target_price.sku_key
where target_price.unit_price < present_price.unit_price
qualify row_number() over (
    partition by present.resource_uid, present.rule order by target_price.unit_price asc, headroom_pct desc, types.instance_type asc
) = 1
