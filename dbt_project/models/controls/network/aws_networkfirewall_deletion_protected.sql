{{ config(meta={
    'title': 'Network firewalls are protected from deletion',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::NetworkFirewall::Firewall': []},
    'parameters': {},
    'remediation': 'Turn on deletion protection.',
}) }}
{{ judge(
    ref('stg_aws__network_firewall_firewalls'),
    holds='delete_protection',
    passes="'deletion protection is on'",
    fails="'anyone with the right can delete it at once'",
    evidence={'DeleteProtection': 'delete_protection'},
) }}
