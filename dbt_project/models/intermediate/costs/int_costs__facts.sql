{{ config(materialized='ephemeral') }}
-- What rules of savings ask of resources, as far as it is true or, null, not known: by their own configuration (int_costs__usage), by what
-- other resources say of them, and by what was observed. `is_state`: it began at some time, which versions tell; else it is as old as the
-- resource. What a listing that could not be read would have to say is not known.
with unread as (
    select account_id, region, resource_type, bool_or(is_stale) as is_unread
    from {{ ref('scan_coverage') }}
    where resource_type in (
        'AWS::ElasticLoadBalancingV2::TargetGroup', 'AWS::ElasticLoadBalancingV2::Listener', 'AWS::EC2::RouteTable', 'AWS::EC2::Volume',
        'AWS::EC2::Image'
    )
    group by all
),

links as (
    select from_uid, to_uid, relationship, resource_type, is_known
    from {{ ref('relationships') }}
    where relationship in ('serves_load_balancer', 'belongs_to', 'routes_to', 'made_from_volume', 'made_from_snapshot')
),

told as (
    select
        resource_uid, resource_type, seen_since, is_since_before, unnest(facts, recursive := true)
    from {{ ref('int_costs__usage') }}
),

balancers as (
    select
        balancers.resource_uid,
        balancers.account_id,
        balancers.region,
        balancers.created_at,
        count(links.from_uid) filter (where links.relationship = 'belongs_to') as listeners,
        count(links.from_uid) filter (where links.relationship = 'serves_load_balancer') as target_groups,
        count(told.resource_uid) filter (where told.is_true) as empty_groups,
        count(told.resource_uid) as empty_or_unknown,
        max(told.seen_since) filter (where not told.is_since_before) as emptied_at
    from {{ ref('int_costs__usage') }} as balancers
    left join links
        on
            balancers.resource_uid = links.to_uid
            and (
                links.relationship = 'serves_load_balancer'
                or links.relationship = 'belongs_to' and links.resource_type = 'AWS::ElasticLoadBalancingV2::Listener'
            )
    left join told on links.from_uid = told.resource_uid and told.fact = 'no_targets'
    where balancers.resource_type = 'AWS::ElasticLoadBalancingV2::LoadBalancer'
    group by all
),

-- what other resources say of one, or what was observed of it
related as (
    -- one that has listeners and no target groups answers by itself: it redirects
    select
        balancers.resource_uid,
        'no_targets' as fact,
        case
            when balancers.target_groups > 0 and balancers.empty_or_unknown < balancers.target_groups
                or balancers.target_groups = 0 and balancers.listeners > 0 then false
            when bool_or(coalesce(unread.is_unread, true)) or count(*) < 2 then null
            else balancers.empty_groups = balancers.target_groups or null
        end as is_true,
        greatest(balancers.created_at, balancers.emptied_at) as since
    from balancers
    left join unread
        on
            balancers.account_id = unread.account_id
            and balancers.region = unread.region
            and unread.resource_type in ('AWS::ElasticLoadBalancingV2::TargetGroup', 'AWS::ElasticLoadBalancingV2::Listener')
    group by
        balancers.resource_uid, balancers.target_groups, balancers.empty_or_unknown, balancers.listeners, balancers.empty_groups,
        balancers.created_at, balancers.emptied_at
    union all
    select
        gateways.resource_uid,
        'no_route' as fact,
        if(coalesce(unread.is_unread, true), null, true) as is_true,
        gateways.created_at as since
    from {{ ref('int_costs__usage') }} as gateways
    semi join told on gateways.resource_uid = told.resource_uid and told.fact = 'available'
    anti join links on gateways.resource_uid = links.to_uid and links.relationship = 'routes_to'
    left join unread
        on
            gateways.account_id = unread.account_id
            and gateways.region = unread.region
            and unread.resource_type = 'AWS::EC2::RouteTable'
    where gateways.resource_type = 'AWS::EC2::NatGateway'
    union all
    select
        snapshots.resource_uid,
        'orphan' as fact,
        if(bool_or(coalesce(unread.is_unread, true)) or count(*) < 2, null, true) as is_true,
        snapshots.created_at as since
    from {{ ref('int_costs__usage') }} as snapshots
    semi join told on snapshots.resource_uid = told.resource_uid and told.fact = 'of_volume' and told.is_true
    anti join links as volumes
        on snapshots.resource_uid = volumes.from_uid and volumes.relationship = 'made_from_volume' and volumes.is_known
    anti join links as images
        on
            snapshots.resource_uid = images.to_uid
            and images.relationship = 'made_from_snapshot'
            and images.resource_type <> 'AWS::EC2::Volume'
    left join unread
        on
            snapshots.account_id = unread.account_id
            and snapshots.region = unread.region
            and unread.resource_type in ('AWS::EC2::Volume', 'AWS::EC2::Image')
    where snapshots.resource_type = 'AWS::EC2::Snapshot'
    group by snapshots.resource_uid, snapshots.created_at
    union all
    -- a bucket without objects has no size that CloudWatch would tell
    select
        buckets.resource_uid,
        'empty' as fact,
        case
            when observed.metrics is not null
                then coalesce(
                    (observed.metrics ->> '$.NumberOfObjects')::double = 0,
                    not regexp_matches(observed.metrics::varchar, ':\s*[0-9]')
                )
        end as is_true,
        buckets.created_at as since
    from {{ ref('int_costs__usage') }} as buckets
    left join (
        select resource_uid, observations -> '$.Metrics' as metrics
        from {{ ref('int_observations__latest') }}
        where resource_type = 'AWS::S3::Bucket'
    ) as observed on buckets.resource_uid = observed.resource_uid
    where buckets.resource_type = 'AWS::S3::Bucket' and is_true is distinct from false
)

select
    resource_uid,
    fact,
    is_true,
    since,
    fact in ('unattached', 'unassociated', 'stopped') as is_state
from told
union all
select resource_uid, fact, is_true, since, false as is_state
from related
where is_true is distinct from false
