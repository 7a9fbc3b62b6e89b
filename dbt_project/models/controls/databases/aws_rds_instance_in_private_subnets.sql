{{ config(meta={
    'title': 'Database instances lie in private subnets',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBInstance': [], 'AWS::EC2::Subnet': [], 'AWS::EC2::RouteTable': []},
    'parameters': {},
    'remediation': 'Move the database to a subnet group whose subnets have no route to an internet gateway.',
}) }}
with judged as (
    select instances.*, placed.public_subnets, placed.is_unsure
    from {{ ref('stg_aws__rds_db_instances') }} as instances
    left join {{ ref('int_databases__placed') }} as placed on instances.resource_uid = placed.resource_uid
)

{{ judge(
    'judged',
    holds='case when len(public_subnets) > 0 then false when not is_unsure then true end',
    passes="'no subnet of its group has a route to an internet gateway'",
    fails="'routes from the internet lead to ' || array_to_string(public_subnets, ', ')",
    evidence={'DBSubnetGroup': 'db_subnet_group.DBSubnetGroupName', 'public_subnets': 'public_subnets'},
    applies="engine not in ('neptune', 'docdb')",
    otherwise="'another service runs it: it is judged there'",
    unread="'the routes of a subnet of its group could not be read'",
) }}
