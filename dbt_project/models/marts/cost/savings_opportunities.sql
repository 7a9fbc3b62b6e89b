{{ config(materialized='table') }}
-- What could be saved: every rule that applies to a resource, what it found, and what following it would save a month. A saving is never
-- above what the resource costs: the last closed month as billed, else as list prices, calibrated by the account's bills, come to; where
-- nobody knows that, nobody knows the saving. What commitments cover saves nothing until they end. One opportunity of a resource is
-- counted, the largest; and what a stopped instance has is counted with the instance.
with candidates as (
    select * from {{ ref('int_costs__candidates') }}
),

fired as (
    select * from candidates where state = 'fired'
),

-- what goes on costing while its instance is stopped: its volumes and addresses
attached as (
    select fired.resource_uid, links.to_uid as attached_uid
    from fired
    inner join {{ ref('relationships') }} as links on fired.resource_uid = links.from_uid
    where fired.formula = 'attached' and links.relationship = 'uses_volume'
    union
    select fired.resource_uid, links.from_uid as attached_uid
    from fired
    inner join {{ ref('relationships') }} as links on fired.resource_uid = links.to_uid
    where fired.formula = 'attached' and links.relationship = 'attached_to' and links.resource_type in ('AWS::EC2::EIP', 'AWS::EC2::Volume')
),

billed as (
    select
        resource_uid,
        sum(effective_cost)::decimal(18, 6) as cost_usd,
        max_by(cost_basis, {{ basis_rank('cost_basis') }}) as cost_basis
    from {{ ref('resource_costs_monthly') }}
    where
        billing_period = {{ closed_month() }}
        and currency = 'USD'
        and cost_basis in ('billed', 'ce_resource', 'allocated')
        and resource_uid is not null
    group by resource_uid
),

covered as (
    select matches.resource_uid, sum(charges.effective_cost)::decimal(18, 6) as covered_usd
    from {{ ref('int_costs__charges') }} as charges
    inner join {{ ref('int_costs__matches') }} as matches
        on
            charges.provider = matches.provider
            and charges.account_id = matches.account_id
            and charges.resource_key = matches.resource_key
    where
        charges.billing_period = {{ closed_month() }}
        and charges.commitment_status = 'Used'
        and charges.currency = 'USD'
    group by matches.resource_uid
),

costs as (
    select
        estimates.resource_uid,
        estimates.price_region,
        estimates.calibration_ratio,
        estimates.components,
        coalesce(billed.cost_usd, estimates.calibrated_usd, estimates.expected_usd)::decimal(18, 6) as current_cost_usd,
        case
            when billed.cost_usd is not null then billed.cost_basis
            when estimates.expected_usd is not null then 'estimated'
        end as current_cost_basis,
        least(greatest(coalesce(covered.covered_usd / nullif(billed.cost_usd, 0), 0), 0), 1)::decimal(9, 6) as covered_share
    from {{ ref('resource_estimates') }} as estimates
    left join billed on estimates.resource_uid = billed.resource_uid
    left join covered on estimates.resource_uid = covered.resource_uid
),

attached_costs as (
    select
        attached.resource_uid,
        if(bool_or(costs.current_cost_usd is null), null, sum(costs.current_cost_usd)) as cost_usd
    from attached
    left join costs on attached.attached_uid = costs.resource_uid
    group by attached.resource_uid
),

-- the few prices that a resource's own components do not tell, by region
rates as (
    select
        region,
        max(unit_price) filter (where resource_type = 'AWS::EC2::Volume' and sku_key = 'gp2:storage')::decimal(18, 9) as gp2,
        max(unit_price) filter (where resource_type = 'AWS::EC2::Volume' and sku_key = 'gp3:storage')::decimal(18, 9) as gp3,
        max(unit_price) filter (where resource_type = 'AWS::EC2::Volume' and sku_key = 'gp3:iops')::decimal(18, 9) as gp3_iops,
        max(unit_price) filter (where resource_type = 'AWS::EC2::Snapshot' and sku_key = 'storage')::decimal(18, 9) as volume_snapshot,
        max(unit_price) filter (where resource_type = 'AWS::RDS::DBSnapshot' and sku_key = 'storage')::decimal(18, 9) as database_snapshot,
        max(unit_price) filter (where resource_type = 'AWS::S3::Bucket' and sku_key = 'standard:storage')::decimal(18, 9) as standard,
        max(unit_price) filter (where resource_type = 'AWS::S3::Bucket' and sku_key = 'standard-ia:storage')::decimal(18, 9) as standard_ia
    from {{ ref('int_costs__prices') }}
    where provider = 'aws' and currency = 'USD'
    group by region
),

amounts as (
    select
        fired.*,
        costs.* exclude (resource_uid, components, calibration_ratio),
        coalesce(costs.calibration_ratio, 1)::decimal(9, 6) as calibration,
        {{ paid_for('costs.components', "p.unit = 'hour' and not starts_with(p.component, 'public')") }} as hours_usd,
        {{ paid_for('costs.components', "p.unit = 'gb_month'") }} as storage_usd,
        {{ paid_for('costs.components', "p.sku_key = 'standard:storage'") }} as standard_usd,
        list_filter(costs.components, lambda p: p.component = 'storage')[1].quantity::decimal(18, 6) as gb,
        -- how the prices of the resource's region stand to those of the region they are taken from
        coalesce(estimates.region_ratio, 1)::decimal(9, 6) as ratio,
        rates.* exclude (region),
        sizes.target,
        sizes.headroom_pct as headroom,
        sizes.is_memory_known,
        sizes.cheaper_share,
        attached_costs.cost_usd as attached_usd,
        case fired.formula
            when 'nothing' then 0
            when 'attached' then if(attached_costs.resource_uid is null, 0, attached_costs.cost_usd)
            else costs.current_cost_usd
        end::decimal(18, 6) as at_stake_usd
    from fired
    left join costs on fired.resource_uid = costs.resource_uid
    left join {{ ref('int_costs__estimates') }} as estimates on fired.resource_uid = estimates.resource_uid
    left join rates on costs.price_region = rates.region
    left join {{ ref('int_costs__sizes') }} as sizes on fired.resource_uid = sizes.resource_uid and fired.rule = sizes.rule
    left join attached_costs on fired.resource_uid = attached_costs.resource_uid
),

saved as (
    select
        *,
        case formula
            when 'instance' then hours_usd * calibration
            when 'capacity' then hours_usd * calibration
            when 'unused_capacity' then hours_usd * calibration * greatest(1 - value / 80, 0)::decimal(18, 12)
            when 'smaller' then hours_usd * calibration * cheaper_share
            -- idle hours of a week, of those of a month
            when 'idle_hours' then hours_usd * calibration * least(value * 30 / 7 / 730, 1)::decimal(18, 12)
            when 'less_snapshot'
                then current_cost_usd - gb * if(rule = 'rds-stopped', database_snapshot, volume_snapshot) * ratio * calibration
            when 'gp2_to_gp3'
                then (gb * (gp2 - gp3) - greatest(least(3 * gb, 16000) - 3000, 0)::decimal(18, 6) * gp3_iops) * ratio * calibration
            when 'standard_to_ia' then standard_usd * calibration * (1 - standard_ia / standard)::decimal(18, 12)
            -- what is older than the window, if it has come evenly
            when 'older_share' then storage_usd * calibration * (1 - window_days / greatest(days, window_days, 1))::decimal(18, 12)
            else at_stake_usd
        end::decimal(18, 6) as wanted_usd
    from amounts
),

capped as (
    select
        * exclude (state, reason, confidence),
        -- least and greatest overlook nulls
        case
            when wanted_usd is not null and at_stake_usd is not null
                then greatest(least(wanted_usd, at_stake_usd), 0) * (1 - covered_share)
        end::decimal(18, 6) as saving_usd,
        case
            when formula = 'smaller' and target is null then 'not_fired'
            when formula <> 'nothing' and (wanted_usd <= 0 or at_stake_usd <= 0) then 'not_fired'
            else 'fired'
        end as state,
        reason || case
            when formula = 'smaller' and target is null then '; no smaller size of its family has the room'
            when formula <> 'nothing' and (wanted_usd <= 0 or at_stake_usd <= 0) then '; it would save nothing'
            when wanted_usd is null or at_stake_usd is null then '; what it costs is not known'
            when covered_share > 0.995 then '; a commitment covers it: 0 until that ends'
            when covered_share > 0.005 then '; a commitment covers ' || round(100 * covered_share)::integer || ' % of it until it ends'
            else ''
        end || if(formula = 'smaller' and not is_memory_known, '; its memory is not known, so one size down', '') as reason,
        if(formula = 'smaller' and not is_memory_known, 'L', confidence) as confidence
    from saved
),

counted as (
    select
        capped.*,
        capped.state = 'fired'
        and capped.saving_usd is not null
        and capped.resource_uid not in (
            select attached.attached_uid
            from attached
            inner join capped as holders on attached.resource_uid = holders.resource_uid
            where holders.formula = 'attached' and holders.state = 'fired' and holders.saving_usd is not null
        )
        and row_number() over (
            partition by capped.resource_uid
            order by capped.state = 'fired' desc, capped.saving_usd desc nulls last, strpos('HML', capped.confidence) asc, capped.rule asc
        ) = 1 as is_counted
    from capped
)

select
    usage.resource_uid,
    usage.provider,
    usage.account_id,
    usage.region,
    usage.resource_type,
    usage.resource_name as name,
    attributed.owner,
    candidates.rule,
    candidates.profile,
    candidates.kind,
    coalesce(counted.state, candidates.state) as state,
    case when counted.state = 'fired' then counted.saving_usd end as saving_usd_monthly,
    coalesce(counted.confidence, candidates.confidence) as confidence,
    if(candidates.formula = 'attached', counted.attached_usd, costs.current_cost_usd)::decimal(18, 6) as current_cost_usd,
    costs.current_cost_basis,
    case
        when counted.state = 'fired' and candidates.formula = 'gp2_to_gp3' then 'gp3'
        when counted.state = 'fired' and candidates.formula = 'standard_to_ia' then 'STANDARD_IA'
        when counted.state = 'fired' then counted.target
    end as target,
    case when counted.state = 'fired' then counted.headroom end::decimal(5, 1) as headroom_pct,
    candidates.evidence,
    coalesce(counted.reason, candidates.reason) as reason,
    coalesce(counted.is_counted, false) as is_counted,
    'USD' as currency,
    {{ as_of() }} as as_of
from candidates
inner join {{ ref('int_costs__usage') }} as usage on candidates.resource_uid = usage.resource_uid
left join {{ ref('int_assets__attributed') }} as attributed on candidates.resource_uid = attributed.resource_uid
left join costs on candidates.resource_uid = costs.resource_uid
left join counted on candidates.resource_uid = counted.resource_uid and candidates.rule = counted.rule
