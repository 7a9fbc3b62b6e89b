{{ config(meta={
    'title': 'The root user signs in with hardware MFA',
    'severity': 'high',
    'scope': 'account',
    'assessment': 'automated',
    'reads': {'AWS::Account::Account': ['RootCredentials'], 'AWS::IAM::VirtualMFADevice': []},
    'parameters': {},
    'remediation': 'Replace the virtual MFA device of the root user by a hardware token or a security key.',
}) }}
-- A virtual device is root's where it is assigned to root itself, or has the name that the console gives to root's. A user who is merely
-- called so (`rootadmin`) has nothing to do with it. Security keys are hardware.
with virtual as (
    select
        account_id,
        list(serial_number) filter (
            -- whatever the partition is
            regexp_replace(user['Arn'], '^arn:[^:]*:', '') = 'iam::' || account_id || ':root'
            or regexp_replace(serial_number, '^arn:[^:]*:', '') = 'iam::' || account_id || ':mfa/root-account-mfa-device'
        ) as devices
    from {{ ref('stg_aws__iam_virtual_mfa_devices') }}
    group by account_id
)

select
    accounts.resource_uid,
    case
        when accounts.account_mfa_enabled = 0 and accounts.account_password_present = 0 and accounts.account_access_keys_present = 0
            then 'not_applicable'
        when accounts.account_mfa_enabled = 0 then 'fail'
        when len(virtual.devices) > 0 then 'fail'
        when accounts.account_mfa_enabled > 0 and blind.cause is null then 'pass'
        else 'unknown'
    end as status,
    case
        when status = 'not_applicable' then 'the root user has neither password nor keys'
        when status = 'pass' then 'the MFA device of the root user is not a virtual one'
        when status = 'unknown' then coalesce(blind.cause, 'the summary of the account could not be read')
        when len(virtual.devices) > 0 then 'the MFA device of the root user is a virtual one'
        else 'the root user has no MFA device'
    end as reason,
    to_json({'AccountMFAEnabled': accounts.account_mfa_enabled, 'SerialNumber': virtual.devices}) as evidence
from {{ ref('int_compliance__account_settings') }} as accounts
left join virtual on accounts.account_id = virtual.account_id
left join {{ ref('int_compliance__blind_accounts') }} as blind
    on accounts.account_id = blind.account_id and blind.resource_type = 'AWS::IAM::VirtualMFADevice'
