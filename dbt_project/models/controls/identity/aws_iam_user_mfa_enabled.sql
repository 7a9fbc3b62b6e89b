{{ config(meta={
    'title': 'Users who can sign in to the console do it with MFA',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::IAM::User': ['CredentialReport']},
    'parameters': {},
    'remediation': 'Let the user register an MFA device, or take the console password away.',
}) }}
{{ judge(
    ref('stg_aws__iam_users'),
    holds="if(credential_report.password_enabled = 'true', credential_report.mfa_active = 'true', null)",
    passes="'signs in with MFA'",
    fails="'signs in with a password alone'",
    evidence={'password_enabled': 'credential_report.password_enabled', 'mfa_active': 'credential_report.mfa_active'},
    parts=['CredentialReport'],
    applies="credential_report.password_enabled = 'true'",
    otherwise="'has no console password'",
    unread="'the credential report could not be read, or is older than the user'",
) }}
