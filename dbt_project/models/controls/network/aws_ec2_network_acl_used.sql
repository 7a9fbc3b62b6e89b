{{ config(meta={
    'title': 'Network ACLs are associated with subnets',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::NetworkAcl': []},
    'parameters': {},
    'remediation': 'Delete the ACL where nobody needs it.',
}) }}
{{ judge(
    ref('stg_aws__ec2_network_acls'),
    holds='len(associations) > 0',
    passes="'it is associated with ' || len(associations) || ' subnets'",
    fails="'it is associated with no subnet'",
    evidence={'Associations': 'len(associations)'},
    applies='not is_default',
    otherwise="'a default ACL cannot be deleted'",
) }}
