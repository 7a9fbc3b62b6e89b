{{ config(meta={
    'title': 'Users have one active access key at most',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::IAM::User': ['AccessKeys']},
    'parameters': {},
    'remediation': 'Turn the older key off once the newer one is in its place everywhere.',
}) }}
{{ judge(
    "(select *, len(list_filter(access_keys, lambda k: k.Status = 'Active')) as active from " ~ ref('stg_aws__iam_users') ~ ")",
    holds='active <= 1',
    passes="'it has ' || if(active = 0, 'no active access key', 'one active access key')",
    fails="'it has ' || active || ' active access keys'",
    evidence={'AccessKeys': "list_transform(access_keys, lambda k: {'AccessKeyId': k.AccessKeyId, 'Status': k.Status})"},
    parts=['AccessKeys'],
) }}
