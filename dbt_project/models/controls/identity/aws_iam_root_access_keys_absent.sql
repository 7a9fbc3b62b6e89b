{{ config(meta={
    'title': 'The root user has no access keys',
    'severity': 'critical',
    'scope': 'account',
    'assessment': 'automated',
    'reads': {'AWS::Account::Account': ['RootCredentials']},
    'parameters': {},
    'remediation': 'Delete the access keys of the root user; use roles instead.',
}) }}
-- The account's summary is of this moment; the credential report is up to four hours old and only asked where the summary is silent.
select
    resource_uid,
    case
        when account_access_keys_present > 0 then 'fail'
        when 'true' in (root_credentials.access_key_1_active, root_credentials.access_key_2_active) then 'fail'
        when account_access_keys_present = 0 then 'pass'
        when root_credentials.access_key_1_active = 'false' and root_credentials.access_key_2_active = 'false' then 'pass'
        else 'unknown'
    end as status,
    case status
        when 'fail' then 'the root user has an active access key'
        when 'pass' then 'the root user has no access key'
        else 'neither the summary of the account nor its credential report could be read'
    end as reason,
    to_json({
        'AccountAccessKeysPresent': account_access_keys_present, 'access_key_1_active': root_credentials.access_key_1_active,
        'access_key_2_active': root_credentials.access_key_2_active
    }) as evidence
from {{ ref('int_compliance__account_settings') }}
