{{ config(meta={
    'title': 'Client VPNs log who connects',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::ClientVpnEndpoint': []},
    'parameters': {},
    'remediation': 'Turn on connection logging.',
}) }}
{{ judge(
    ref('stg_aws__ec2_client_vpn_endpoints'),
    holds='connection_log_options.Enabled',
    passes="'connections are logged'",
    fails="'connections are not logged'",
    evidence={'Enabled': 'connection_log_options.Enabled'},
) }}
