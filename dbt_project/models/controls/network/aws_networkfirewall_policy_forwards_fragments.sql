{{ config(meta={
    'title': 'Policies of network firewalls drop or inspect fragments by default',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::NetworkFirewall::FirewallPolicy': []},
    'parameters': {},
    'remediation': 'Set the default action for fragments to drop or to forward.',
}) }}
{{ judge(
    ref('stg_aws__network_firewall_firewall_policies'),
    holds="case when list_contains(firewall_policy.StatelessFragmentDefaultActions, 'aws:pass') then false "
    ~ "when list_has_any(firewall_policy.StatelessFragmentDefaultActions, ['aws:drop', 'aws:forward_to_sfe']) then true end",
    passes="'fragments are dropped or inspected'",
    fails="'fragments are passed'",
    evidence={'StatelessFragmentDefaultActions': 'firewall_policy.StatelessFragmentDefaultActions'},
) }}
