{{ config(meta={
    'title': 'Database instances have no public address',
    'severity': 'critical',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBInstance': []},
    'parameters': {},
    'remediation': 'Turn public access off; reach the database through a private network.',
}) }}
-- The flag is the verdict: security groups and routes, which may keep it from being reached today, are changed by others.
{{ judge(
    ref('stg_aws__rds_db_instances'),
    holds='not publicly_accessible',
    passes="'it is not publicly accessible'",
    fails="'it is publicly accessible'",
    evidence={'PubliclyAccessible': 'publicly_accessible', 'VpcSecurityGroups': 'list_transform(vpc_security_groups, lambda g: g.VpcSecurityGroupId)', 'DBSubnetGroup': 'db_subnet_group.DBSubnetGroupName'},
    applies="engine not in ('neptune', 'docdb')",
    otherwise="'another service runs it: it is judged there'",
) }}
