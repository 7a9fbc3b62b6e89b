{{ config(meta={
    'title': 'Both tunnels of VPNs are up',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::VPNConnection': []},
    'parameters': {},
    'remediation': 'See why the tunnel is down; one alone does not survive maintenance.',
}) }}
-- Whether tunnels are up moves by itself, so it is an observation; without one nobody knows.
{{ judge(
    "(select connections.*, list_filter(map_entries(observed.observations::map(varchar, json)), "
    ~ "lambda e: regexp_matches(e.key, '^VgwTelemetry.*\.Status$')) as tunnels from " ~ ref('stg_aws__ec2_vpn_connections')
    ~ " as connections left join " ~ ref('int_observations__latest') ~ " as observed on connections.resource_uid = observed.resource_uid "
    ~ "and observed.resource_type = 'AWS::EC2::VPNConnection')",
    holds="if(len(tunnels) > 0, len(list_filter(tunnels, lambda e: (e.value->>'$') <> 'UP')) = 0, null)",
    passes="'every tunnel is up'",
    fails="'a tunnel is down'",
    evidence={'Status': "list_transform(tunnels, lambda e: e.value->>'$')"},
    applies="state = 'available'",
    otherwise="'it is not in use'",
    unread="'whether its tunnels are up is not known'",
) }}
