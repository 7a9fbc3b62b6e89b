{{ config(meta={
    'title': 'Every user has an MFA device',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::IAM::User': ['CredentialReport']},
    'parameters': {},
    'remediation': 'Register an MFA device for the user, and ask for it in policies; let programs use roles in place of users.',
}) }}
-- With or without a password: keys can be asked for MFA, too.
{{ judge(
    ref('stg_aws__iam_users'),
    holds="credential_report.mfa_active = 'true'",
    passes="'has an MFA device'",
    fails="'has no MFA device'",
    evidence={'password_enabled': 'credential_report.password_enabled', 'mfa_active': 'credential_report.mfa_active'},
    parts=['CredentialReport'],
    unread="'the credential report could not be read, or is older than the user'",
) }}
