{{ config(meta={
    'title': 'Site-to-site VPNs log their tunnels',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::VPNConnection': []},
    'parameters': {},
    'remediation': 'Turn on logging of both tunnels.',
}) }}
-- EC2 leaves the options of logging out where nobody ever set them.
{{ judge(
    ref('stg_aws__ec2_vpn_connections'),
    holds='if(len(options.TunnelOptions) > 0, len(list_filter(options.TunnelOptions, '
    ~ 'lambda t: not coalesce(t.LogOptions.CloudWatchLogOptions.LogEnabled, false))) = 0, null)',
    passes="'every tunnel is logged'",
    fails="'not every tunnel is logged'",
    evidence={'TunnelOptions': 'list_transform(options.TunnelOptions, lambda t: t.LogOptions)'},
) }}
