{{ config(meta={
    'title': 'Web ACLs write logs',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::WAFv2::WebACL': ['Logging']},
    'parameters': {},
    'remediation': 'Turn on logging.',
}) }}
{{ judge(
    ref('stg_aws__wafv2_web_acls'),
    holds='len(coalesce(logging.LogDestinationConfigs, [])) > 0',
    passes="'requests are logged'",
    fails="'requests are not logged'",
    evidence={'LogDestinationConfigs': 'logging.LogDestinationConfigs'},
    parts=['Logging'],
) }}
