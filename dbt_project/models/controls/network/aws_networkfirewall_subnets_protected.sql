{{ config(meta={
    'title': 'Subnets of network firewalls cannot be changed by accident',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::NetworkFirewall::Firewall': []},
    'parameters': {},
    'remediation': 'Turn on protection of subnets.',
}) }}
{{ judge(
    ref('stg_aws__network_firewall_firewalls'),
    holds='subnet_change_protection',
    passes="'its subnets are protected'",
    fails="'its subnets can be changed'",
    evidence={'SubnetChangeProtection': 'subnet_change_protection'},
) }}
