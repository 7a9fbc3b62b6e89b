{{ config(meta={
    'title': 'Policies of the account let nobody decrypt with every key',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::IAM::Policy': []},
    'parameters': {},
    'remediation': 'Name the keys that the policy is about in place of `*`.',
}) }}
{{ decrypts_narrowly(ref('stg_aws__iam_policies'), documents="resource_type = 'AWS::IAM::Policy' and is_default_version") }}
