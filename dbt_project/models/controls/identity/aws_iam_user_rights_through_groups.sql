{{ config(meta={
    'title': 'Users get their rights through groups',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::IAM::User': []},
    'parameters': {},
    'remediation': "Move the user's policies to a group or, better, to a role.",
}) }}
-- IAM leaves out what a user has none of. A permissions boundary grants nothing.
{{ judge(
    ref('stg_aws__iam_users'),
    holds='len(coalesce(user_policy_list, [])) + len(coalesce(attached_managed_policies, [])) = 0',
    passes="'no policy is its own'",
    fails="'it has ' || (len(coalesce(user_policy_list, [])) + len(coalesce(attached_managed_policies, []))) || ' policies of its own'",
    evidence={
        'UserPolicyList': 'list_transform(user_policy_list, lambda p: p.PolicyName)',
        'AttachedManagedPolicies': 'list_transform(attached_managed_policies, lambda p: p.PolicyArn)'
    },
) }}
