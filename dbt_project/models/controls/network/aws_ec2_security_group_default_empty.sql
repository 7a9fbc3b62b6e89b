{{ config(meta={
    'title': 'Default security groups let nothing in or out',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::SecurityGroup': []},
    'parameters': {},
    'remediation': 'Take every rule out of the default group; give resources groups of their own.',
}) }}
{{ judge(
    ref('stg_aws__ec2_security_groups'),
    holds='if(group_name is null, null, len(ip_permissions) + len(ip_permissions_egress) = 0)',
    passes="'it has no rules'",
    fails="'it has ' || (len(ip_permissions) + len(ip_permissions_egress)) || ' rules'",
    evidence={'IpPermissions': 'len(ip_permissions)', 'IpPermissionsEgress': 'len(ip_permissions_egress)'},
    applies="group_name = 'default'",
    otherwise="'it is no default group'",
) }}
