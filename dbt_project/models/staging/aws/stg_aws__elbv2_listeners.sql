-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::ElasticLoadBalancingV2::Listener, their configuration by column.
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
    typed."ListenerArn" as listener_arn,
    typed."LoadBalancerArn" as load_balancer_arn,
    typed."Port" as port,
    typed."Protocol" as protocol,
    typed."Certificates" as certificates,
    typed."SslPolicy" as ssl_policy,
    typed."DefaultActions" as default_actions,
    typed."AlpnPolicy" as alpn_policy,
    typed."MutualAuthentication" as mutual_authentication,
    typed."AllCertificates" as all_certificates
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
            "ListenerArn": "VARCHAR",
            "LoadBalancerArn": "VARCHAR",
            "Port": "BIGINT",
            "Protocol": "VARCHAR",
            "Certificates": [{"CertificateArn": "VARCHAR", "IsDefault": "BOOLEAN"}],
            "SslPolicy": "VARCHAR",
            "DefaultActions": [{"Type": "VARCHAR", "TargetGroupArn": "VARCHAR", "AuthenticateOidcConfig": {"Issuer": "VARCHAR", "AuthorizationEndpoint": "VARCHAR", "TokenEndpoint": "VARCHAR", "UserInfoEndpoint": "VARCHAR", "ClientId": "VARCHAR", "ClientSecret": "VARCHAR", "SessionCookieName": "VARCHAR", "Scope": "VARCHAR", "SessionTimeout": "BIGINT", "AuthenticationRequestExtraParams": "MAP(VARCHAR, VARCHAR)", "OnUnauthenticatedRequest": "VARCHAR", "UseExistingClientSecret": "BOOLEAN"}, "AuthenticateCognitoConfig": {"UserPoolArn": "VARCHAR", "UserPoolClientId": "VARCHAR", "UserPoolDomain": "VARCHAR", "SessionCookieName": "VARCHAR", "Scope": "VARCHAR", "SessionTimeout": "BIGINT", "AuthenticationRequestExtraParams": "MAP(VARCHAR, VARCHAR)", "OnUnauthenticatedRequest": "VARCHAR"}, "Order": "BIGINT", "RedirectConfig": {"Protocol": "VARCHAR", "Port": "VARCHAR", "Host": "VARCHAR", "Path": "VARCHAR", "Query": "VARCHAR", "StatusCode": "VARCHAR"}, "FixedResponseConfig": {"MessageBody": "VARCHAR", "StatusCode": "VARCHAR", "ContentType": "VARCHAR"}, "ForwardConfig": {"TargetGroups": [{"TargetGroupArn": "VARCHAR", "Weight": "BIGINT"}], "TargetGroupStickinessConfig": {"Enabled": "BOOLEAN", "DurationSeconds": "BIGINT"}}, "JwtValidationConfig": {"JwksEndpoint": "VARCHAR", "Issuer": "VARCHAR", "AdditionalClaims": [{"Format": "VARCHAR", "Name": "VARCHAR", "Values": ["VARCHAR"]}]}}],
            "AlpnPolicy": ["VARCHAR"],
            "MutualAuthentication": {"Mode": "VARCHAR", "TrustStoreArn": "VARCHAR", "IgnoreClientCertificateExpiry": "BOOLEAN", "TrustStoreAssociationStatus": "VARCHAR", "AdvertiseTrustStoreCaNames": "VARCHAR"},
            "AllCertificates": [{"CertificateArn": "VARCHAR", "IsDefault": "BOOLEAN"}]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::ElasticLoadBalancingV2::Listener'
)
