{{ config(meta={
    'title': 'People sign in through an identity provider',
    'severity': 'medium',
    'scope': 'account',
    'assessment': 'manual',
    'reads': {
        'AWS::IAM::User': ['CredentialReport'],
        'AWS::IAM::SAMLProvider': [],
        'AWS::IAM::OIDCProvider': [],
        'AWS::SSO::Instance': [],
    },
    'parameters': {},
    'remediation': 'Let people sign in through IAM Identity Center or a provider of their organization, and take console passwords away.',
}) }}
-- Whether people really sign in so is for a person to say; here is what there is.
with counted as (
    select
        accounts.account_id,
        (select count(*) from {{ ref('stg_aws__iam_saml_providers') }} as p where p.account_id = accounts.account_id) as saml,
        (select count(*) from {{ ref('stg_aws__iam_oidc_providers') }} as p where p.account_id = accounts.account_id) as oidc,
        (select count(*) from {{ ref('stg_aws__sso_instances') }} as p where p.account_id = accounts.account_id) as identity_center,
        (
            select count(*) from {{ ref('stg_aws__iam_users') }} as u
            where u.account_id = accounts.account_id and u.credential_report.password_enabled = 'true'
        ) as users
    from {{ ref('int_compliance__accounts') }} as accounts
    where accounts.provider = 'aws'
),

blind as (
    select account_id, string_agg(cause, '; ' order by cause) as cause
    from {{ ref('int_compliance__blind_accounts') }}
    where resource_type in ('AWS::IAM::User', 'AWS::IAM::SAMLProvider', 'AWS::IAM::OIDCProvider', 'AWS::SSO::Instance')
    group by account_id
)

select
    counted.account_id as resource_uid,
    'manual' as status,
    users || ' users have a console password; ' || saml || ' SAML and ' || oidc || ' OIDC providers, ' || identity_center
    || ' instances of Identity Center' || coalesce('; not all could be read: ' || blind.cause, '') as reason,
    to_json({
        'users_with_password': users, 'saml_providers': saml, 'oidc_providers': oidc, 'identity_center_instances': identity_center
    }) as evidence
from counted
left join blind on counted.account_id = blind.account_id
