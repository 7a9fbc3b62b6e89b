-- No saving is above what its resource costs or below nothing; only what fired saves; and a resource is counted once.
select resource_uid, rule, 'the saving is above the cost' as problem
from {{ ref('savings_opportunities') }}
where saving_usd_monthly > coalesce(current_cost_usd, 0) or saving_usd_monthly < 0
union all
select resource_uid, rule, 'a saving that did not fire, or none that is counted'
from {{ ref('savings_opportunities') }}
where state <> 'fired' and saving_usd_monthly is not null or is_counted and saving_usd_monthly is null
union all
select resource_uid, null, 'counted more than once'
from {{ ref('savings_opportunities') }}
where is_counted
group by resource_uid
having count(*) > 1
