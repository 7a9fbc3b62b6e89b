{{ config(meta={
    'title': 'Policies of network firewalls drop or inspect packets by default',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::NetworkFirewall::FirewallPolicy': []},
    'parameters': {},
    'remediation': 'Set the default action to drop or to forward.',
}) }}
{{ judge(
    ref('stg_aws__network_firewall_firewall_policies'),
    holds="case when list_contains(firewall_policy.StatelessDefaultActions, 'aws:pass') then false "
    ~ "when list_has_any(firewall_policy.StatelessDefaultActions, ['aws:drop', 'aws:forward_to_sfe']) then true end",
    passes="'packets are dropped or inspected'",
    fails="'packets are passed'",
    evidence={'StatelessDefaultActions': 'firewall_policy.StatelessDefaultActions'},
) }}
