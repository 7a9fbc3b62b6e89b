{{ config(materialized='ephemeral') }}
-- Instances of RDS with those of their subnets that routes lead to from the internet; `is_unsure` where the routes of one are not known.
select
    placed.resource_uid,
    list(placed.subnet_id order by placed.subnet_id) filter (subnets.is_public) as public_subnets,
    bool_or(subnets.is_public is null) as is_unsure
from (
    select resource_uid, account_id, region, unnest(db_subnet_group.Subnets).SubnetIdentifier as subnet_id
    from {{ ref('stg_aws__rds_db_instances') }}
) as placed
left join {{ ref('int_subnets__routed') }} as subnets
    on placed.account_id = subnets.account_id and placed.region = subnets.region and placed.subnet_id = subnets.subnet_id
group by placed.resource_uid
