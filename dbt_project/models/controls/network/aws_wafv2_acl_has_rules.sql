{{ config(meta={
    'title': 'Web ACLs have rules',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::WAFv2::WebACL': []},
    'parameters': {},
    'remediation': 'Add rules, or take the ACL away.',
}) }}
-- Those of the firewall manager are left out where there are none.
with counted as (
    select
        *,
        if(
            rules is null, null,
            len(rules) + len(coalesce(pre_process_firewall_manager_rule_groups, []))
            + len(coalesce(post_process_firewall_manager_rule_groups, []))
        ) as counted
    from {{ ref('stg_aws__wafv2_web_acls') }}
)

{{ judge(
    'counted',
    holds='counted > 0',
    passes="'it has ' || counted || ' rules'",
    fails="'it has no rules'",
    evidence={'Rules': 'list_transform(rules, lambda r: r.Name)[1:5]'},
) }}
