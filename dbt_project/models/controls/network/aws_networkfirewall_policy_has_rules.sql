{{ config(meta={
    'title': 'Policies of network firewalls have rule groups',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::NetworkFirewall::FirewallPolicy': []},
    'parameters': {},
    'remediation': 'Add a rule group.',
}) }}
-- The service leaves the references out where there are none.
{{ judge(
    ref('stg_aws__network_firewall_firewall_policies'),
    holds='if(firewall_policy is null, null, len(coalesce(firewall_policy.StatefulRuleGroupReferences, [])) + len(coalesce(firewall_policy.StatelessRuleGroupReferences, [])) > 0)',
    passes="'it has rule groups'",
    fails="'it has no rule group'",
    evidence={'StatefulRuleGroups': 'len(coalesce(firewall_policy.StatefulRuleGroupReferences, []))'},
) }}
