{{ config(materialized='table') }}
-- Who has how much. What has no owner, and what cannot be known to have one, are rows too: they are where the work lies.
select
    coalesce(owner, owner_source) as owner,
    owner is not null as is_assigned,
    count(*) as assets,
    count(distinct account_id) as accounts,
    null::decimal(18, 2) as monthly_cost_usd,
    {{ as_of() }} as as_of
from {{ ref('int_assets__attributed') }}
group by all
