{{ config(meta={
    'title': 'Database instances have no public address',
    'severity': 'critical',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {
        'AWS::RDS::DBInstance': [],
        'AWS::EC2::SecurityGroup': [],
        'AWS::EC2::PrefixList': ['Entries'],
        'AWS::EC2::Subnet': [],
        'AWS::EC2::RouteTable': [],
    },
    'parameters': {},
    'remediation': 'Turn public access off; reach the database through a private network.',
}) }}
-- The flag is the verdict: security groups and routes, which may keep it from being reached today, are changed by others. They are
-- evidence.
with exposed as (
    select
        *,
        coalesce(endpoint.Port, nullif(db_instance_port, 0)) as port,
        list_transform(vpc_security_groups, lambda g: g.VpcSecurityGroupId) as groups
    from {{ ref('stg_aws__rds_db_instances') }}
),

judged as (
    select
        exposed.*,
        opened.open_groups,
        placed.public_subnets,
        case
            when not exposed.publicly_accessible then false
            when len(opened.open_groups) > 0 and len(placed.public_subnets) > 0 then true
            when len(coalesce(opened.open_groups, [])) = 0 and not opened.is_unsure then false
            when len(coalesce(placed.public_subnets, [])) = 0 and not placed.is_unsure then false
        end as is_reachable
    from exposed
    left join {{ groups_open_at('exposed') }} as opened on exposed.resource_uid = opened.resource_uid
    left join {{ ref('int_databases__placed') }} as placed on exposed.resource_uid = placed.resource_uid
)

{{ judge(
    'judged',
    holds='not publicly_accessible',
    passes="'it is not publicly accessible'",
    fails="case
            when is_reachable then 'it is publicly accessible, and everybody can reach it'
            when not is_reachable then 'it is publicly accessible, though not everybody can reach it today'
            else 'it is publicly accessible'
        end",
    evidence={
        'PubliclyAccessible': 'publicly_accessible',
        'Port': 'port',
        'VpcSecurityGroups': 'groups',
        'DBSubnetGroup': 'db_subnet_group.DBSubnetGroupName',
        'open_security_groups': 'open_groups',
        'public_subnets': 'public_subnets',
        'is_reachable': 'is_reachable',
    },
    applies="engine not in ('neptune', 'docdb')",
    otherwise="'another service runs it: it is judged there'",
    unread="'whether it is publicly accessible could not be read'",
) }}
