{{ config(meta={
    'title': 'Web ACLs have rules',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::WAFv2::WebACL': []},
    'parameters': {},
    'remediation': 'Add rules, or take the ACL away.',
}) }}
{{ judge(
    ref('stg_aws__wafv2_web_acls'),
    holds='if(rules is null, null, len(rules) + len(coalesce(pre_process_firewall_manager_rule_groups, [])) + len(coalesce(post_process_firewall_manager_rule_groups, [])) > 0)',
    passes="'it has ' || len(coalesce(rules, [])) || ' rules'",
    fails="'it has no rules'",
    evidence={'Rules': 'list_transform(rules, lambda r: r.Name)'},
) }}
