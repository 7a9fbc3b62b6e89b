{{ config(meta={
    'title': 'Identity pools give no rights to strangers',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Cognito::IdentityPool': []},
    'parameters': {},
    'remediation': 'Turn unauthenticated identities off.',
}) }}
{{ judge(
    ref('stg_aws__cognito_identity_pools'),
    holds='not allow_unauthenticated_identities',
    passes="'everybody has to sign in'",
    fails="'strangers get credentials'",
    evidence={'AllowUnauthenticatedIdentities': 'allow_unauthenticated_identities'},
) }}
