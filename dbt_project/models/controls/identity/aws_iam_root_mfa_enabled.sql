{{ config(meta={
    'title': 'The root user signs in with MFA',
    'severity': 'critical',
    'scope': 'account',
    'assessment': 'automated',
    'reads': {'AWS::Account::Account': ['RootCredentials']},
    'parameters': {},
    'remediation': 'Register an MFA device for the root user, or let the organization manage root credentials and delete them.',
}) }}
-- Where the organization manages root and has taken its credentials away, there is nothing to sign in with.
select
    resource_uid,
    case
        when account_mfa_enabled > 0 then 'pass'
        when account_mfa_enabled = 0 and account_password_present = 0 and account_access_keys_present = 0 then 'pass'
        when account_mfa_enabled = 0 then 'fail'
        when root_credentials.mfa_active = 'true' then 'pass'
        when root_credentials.mfa_active = 'false' then 'fail'
        else 'unknown'
    end as status,
    case
        when status = 'unknown' then 'neither the summary of the account nor its credential report could be read'
        when account_mfa_enabled > 0 or root_credentials.mfa_active = 'true' then 'the root user has an MFA device'
        when status = 'pass' then 'the root user has neither password nor keys'
        else 'the root user has no MFA device'
    end as reason,
    to_json({
        'AccountMFAEnabled': account_mfa_enabled, 'AccountPasswordPresent': account_password_present,
        'AccountAccessKeysPresent': account_access_keys_present, 'mfa_active': root_credentials.mfa_active
    }) as evidence
from {{ ref('int_compliance__account_settings') }}
