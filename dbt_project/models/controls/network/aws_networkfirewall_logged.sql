{{ config(meta={
    'title': 'Network firewalls write logs',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::NetworkFirewall::Firewall': ['Logging']},
    'parameters': {},
    'remediation': 'Turn on logging of alerts and flows.',
}) }}
{{ judge(
    ref('stg_aws__network_firewall_firewalls'),
    holds='len(coalesce(logging.LogDestinationConfigs, [])) > 0',
    passes="'it writes logs'",
    fails="'it writes no logs'",
    evidence={'LogDestinationConfigs': 'list_transform(logging.LogDestinationConfigs, lambda l: l.LogType)'},
    parts=['Logging'],
) }}
