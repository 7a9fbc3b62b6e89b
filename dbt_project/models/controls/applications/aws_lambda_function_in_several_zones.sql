{{ config(meta={
    'title': 'Functions in a network can run in several zones',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Lambda::Function': [], 'AWS::EC2::Subnet': []},
    'parameters': {},
    'remediation': 'Give the function subnets in a second zone.',
}) }}
with places as (
    select functions.resource_uid, subnets.availability_zone
    from (
        select resource_uid, unnest(vpc_config.subnetids) as subnet_id from {{ ref('stg_aws__lambda_functions') }}
    ) as functions
    left join {{ ref('stg_aws__ec2_subnets') }} as subnets on functions.subnet_id = subnets.subnet_id
),

counted as (
    select
        resource_uid,
        list_sort(list(distinct availability_zone) filter (availability_zone is not null)) as zones,
        bool_or(availability_zone is null) as is_unplaced
    from places
    group by resource_uid
)

-- Lambda leaves the network out, or says it empty, where there is none.
{{ judge(
    "(select functions.*, counted.zones, counted.is_unplaced from " ~ ref('stg_aws__lambda_functions') ~ " as functions "
    ~ "left join counted on functions.resource_uid = counted.resource_uid)",
    holds='len(zones) >= 2 or if(is_unplaced, null, false)',
    passes="'it can run in ' || array_to_string(zones, ', ')",
    fails="'it can run in one zone alone'",
    evidence={'SubnetIds': 'vpc_config.SubnetIds', 'AvailabilityZones': 'zones'},
    applies="coalesce(vpc_config.VpcId, '') <> ''",
    otherwise="'it runs outside any network of the account'",
    unread="'the zone of one of its subnets is not known'",
) }}
