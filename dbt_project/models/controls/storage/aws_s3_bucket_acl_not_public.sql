{{ config(meta={
    'title': 'Access control lists of buckets grant nothing to everybody',
    'severity': 'critical',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::S3::Bucket': ['Acl']},
    'parameters': {},
    'remediation': 'Take grants to all users away, or turn access control lists off.',
}) }}
{{ judge(
    ref('stg_aws__s3_buckets'),
    holds="len(list_filter(acl.Grants, lambda g: coalesce(regexp_matches(g.Grantee.URI, 'groups/global/(AllUsers|AuthenticatedUsers)$'), false))) = 0",
    passes="'nothing is granted to everybody'",
    fails="'everybody may ' || array_to_string(list_distinct(list_transform(list_filter(acl.Grants, lambda g: coalesce(regexp_matches(g.Grantee.URI, 'groups/global/'), false)), lambda g: g.Permission)), ', ')",
    evidence={'Grants': 'list_filter(acl.Grants, lambda g: g.Grantee.URI is not null)'},
    parts=['Acl'],
) }}
