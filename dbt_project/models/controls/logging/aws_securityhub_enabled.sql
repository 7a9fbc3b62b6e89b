{{ config(meta={
    'title': 'Security Hub is on in every region',
    'severity': 'medium',
    'scope': 'region',
    'assessment': 'automated',
    'reads': {'AWS::SecurityHub::Hub': []},
    'parameters': {},
    'remediation': 'Turn on Security Hub in the region.',
}) }}
-- Where it is off there is no hub to list.
{{ on_in_region(
    'stg_aws__securityhub_hubs', 'AWS::SecurityHub::Hub',
    holds='true',
    passes="'Security Hub is on'",
    fails="'Security Hub is off'",
    evidence={'HubArn': 'hub_arn'},
) }}
