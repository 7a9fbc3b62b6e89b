{{ config(materialized='table') }}
-- Who has how much. What has no owner, and what cannot be known to have one, are rows too: they are where the work lies.
select
    coalesce(attributed.owner, attributed.owner_source) as owner,
    attributed.owner is not null as is_assigned,
    count(*) as assets,
    count(distinct attributed.account_id) as accounts,
    sum(costs.monthly_cost_usd)::decimal(18, 2) as monthly_cost_usd,
    count(costs.monthly_cost_usd) as costed_assets,
    {{ as_of() }} as as_of
from {{ ref('int_assets__attributed') }} as attributed
left join {{ ref('int_costs__present') }} as costs on attributed.resource_uid = costs.resource_uid
group by all
