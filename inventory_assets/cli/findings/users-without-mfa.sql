-- IAM users who can sign in to the console with a password alone, and root users without a second factor.
select
    resource_uid,
    if(list_has_any(unknown_fields, ['LoginProfile', 'MFADevices']), 'unknown', 'found') as status,
    if(status = 'unknown', 'its password or its devices could not be read', 'a password and no second factor') as reason
from staging.stg_aws__iam_users
where
    (login_profile is not null or list_contains(unknown_fields, 'LoginProfile'))
    and coalesce(len(mfa_devices), 0) = 0
union all
select resource_uid, 'found', 'the root user has no second factor'
from staging.stg_aws__account_accounts
where account_mfa_enabled = 0
