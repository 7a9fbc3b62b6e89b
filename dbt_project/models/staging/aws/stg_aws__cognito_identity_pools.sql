-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Cognito::IdentityPool, their configuration by column.
select
    resource_uid,
    provider,
    account_id,
    region,
    resource_type,
    resource_id,
    name,
    tags,
    created_at,
    unknown_fields,
    cell_region,
    scan_id,
    typed."IdentityPoolId" as identity_pool_id,
    typed."IdentityPoolName" as identity_pool_name,
    typed."AllowUnauthenticatedIdentities" as allow_unauthenticated_identities,
    typed."AllowClassicFlow" as allow_classic_flow,
    typed."SupportedLoginProviders" as supported_login_providers,
    typed."DeveloperProviderName" as developer_provider_name,
    typed."OpenIdConnectProviderARNs" as open_id_connect_provider_arns,
    typed."CognitoIdentityProviders" as cognito_identity_providers,
    typed."SamlProviderARNs" as saml_provider_arns,
    typed."RoleSettings" as role_settings
from (
    select
        resource_uid,
        provider,
        account_id,
        region,
        resource_type,
        resource_id,
        name,
        tags,
        created_at,
        unknown_fields,
        cell_region,
        scan_id,
        json_transform(configuration, '{
            "IdentityPoolId": "VARCHAR",
            "IdentityPoolName": "VARCHAR",
            "AllowUnauthenticatedIdentities": "BOOLEAN",
            "AllowClassicFlow": "BOOLEAN",
            "SupportedLoginProviders": "MAP(VARCHAR, VARCHAR)",
            "DeveloperProviderName": "VARCHAR",
            "OpenIdConnectProviderARNs": ["VARCHAR"],
            "CognitoIdentityProviders": [{"ProviderName": "VARCHAR", "ClientId": "VARCHAR", "ServerSideTokenCheck": "BOOLEAN"}],
            "SamlProviderARNs": ["VARCHAR"],
            "RoleSettings": {"IdentityPoolId": "VARCHAR", "Roles": "MAP(VARCHAR, VARCHAR)", "RoleMappings": "JSON"}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Cognito::IdentityPool'
)
