{{ config(materialized='ephemeral') }}
-- Every password and access key of users and of root, by the credential report, which is up to four hours old: whether it is active, when
-- it was last used, and when it was last changed. When it was used moves by itself, so it is an observation; without one nobody knows.
with reports as (
    select
        users.resource_uid,
        users.account_id,
        false as is_root,
        users.credential_report as report,
        observed.observations,
        'CredentialReport' as part,
        {{ is_unread(['CredentialReport'], 'users.unknown_fields') }} or users.credential_report is null as is_unread,
        observed.resource_uid is not null as is_use_known
    from {{ ref('stg_aws__iam_users') }} as users
    left join {{ ref('int_observations__latest') }} as observed
        on users.resource_uid = observed.resource_uid and observed.resource_type = 'AWS::IAM::User'
    union all by name
    select
        accounts.resource_uid,
        accounts.account_id,
        true as is_root,
        accounts.root_credentials as report,
        observed.observations,
        'RootCredentials' as part,
        {{ is_unread(['RootCredentials'], 'accounts.unknown_fields') }} or accounts.root_credentials is null as is_unread,
        observed.resource_uid is not null as is_use_known
    from {{ ref('stg_aws__account_accounts') }} as accounts
    left join {{ ref('int_observations__latest') }} as observed
        on accounts.resource_uid = observed.resource_uid and observed.resource_type = 'AWS::Account::Account'
),

credentials as (
    select
        *,
        unnest([
            {
                'kind': 'password', 'is_active': report.password_enabled, 'changed_at': report.password_last_changed,
                'used_at': observations->>('$."' || part || '.password_last_used"')
            },
            {
                'kind': 'access key 1', 'is_active': report.access_key_1_active, 'changed_at': report.access_key_1_last_rotated,
                'used_at': observations->>('$."' || part || '.access_key_1_last_used_date"')
            },
            {
                'kind': 'access key 2', 'is_active': report.access_key_2_active, 'changed_at': report.access_key_2_last_rotated,
                'used_at': observations->>('$."' || part || '.access_key_2_last_used_date"')
            }
        ]) as credential
    from reports
)

select
    resource_uid,
    account_id,
    is_root,
    is_unread,
    is_use_known,
    credential.kind as kind,
    -- null where the report says neither; of root's password it never says
    case credential.is_active when 'true' then true when 'false' then false end as is_active,
    coalesce(try_cast(credential.changed_at as timestamptz), try_cast(report.user_creation_time as timestamptz)) as changed_at,
    try_cast(credential.used_at as timestamptz) as used_at
from credentials
