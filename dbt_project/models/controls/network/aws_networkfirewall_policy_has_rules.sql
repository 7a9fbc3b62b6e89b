{{ config(meta={
    'title': 'Policies of network firewalls have rule groups',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::NetworkFirewall::FirewallPolicy': []},
    'parameters': {},
    'remediation': 'Add a rule group.',
}) }}
-- The service leaves the references out where there are none; the default actions it never does.
with counted as (
    select
        *,
        if(
            firewall_policy.StatelessDefaultActions is null, null,
            len(coalesce(firewall_policy.StatefulRuleGroupReferences, [])) + len(coalesce(firewall_policy.StatelessRuleGroupReferences, []))
        ) as groups
    from {{ ref('stg_aws__network_firewall_firewall_policies') }}
)

{{ judge(
    'counted',
    holds='groups > 0',
    passes="'it has ' || groups || ' rule groups'",
    fails="'it has no rule group'",
    evidence={'RuleGroups': 'groups'},
) }}
