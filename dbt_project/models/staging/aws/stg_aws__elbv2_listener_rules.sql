-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::ElasticLoadBalancingV2::ListenerRule, their configuration by column.
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
    typed."RuleArn" as rule_arn,
    typed."Priority" as priority,
    typed."Conditions" as conditions,
    typed."Actions" as actions,
    typed."IsDefault" as is_default,
    typed."Transforms" as transforms
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
            "RuleArn": "VARCHAR",
            "Priority": "VARCHAR",
            "Conditions": [{"Field": "VARCHAR", "Values": ["VARCHAR"], "HostHeaderConfig": {"Values": ["VARCHAR"], "RegexValues": ["VARCHAR"]}, "PathPatternConfig": {"Values": ["VARCHAR"], "RegexValues": ["VARCHAR"]}, "HttpHeaderConfig": {"HttpHeaderName": "VARCHAR", "Values": ["VARCHAR"], "RegexValues": ["VARCHAR"]}, "QueryStringConfig": {"Values": [{"Key": "VARCHAR", "Value": "VARCHAR"}]}, "HttpRequestMethodConfig": {"Values": ["VARCHAR"]}, "SourceIpConfig": {"Values": ["VARCHAR"], "IpAddressType": "VARCHAR"}, "RegexValues": ["VARCHAR"]}],
            "Actions": [{"Type": "VARCHAR", "TargetGroupArn": "VARCHAR", "AuthenticateOidcConfig": {"Issuer": "VARCHAR", "AuthorizationEndpoint": "VARCHAR", "TokenEndpoint": "VARCHAR", "UserInfoEndpoint": "VARCHAR", "ClientId": "VARCHAR", "ClientSecret": "VARCHAR", "SessionCookieName": "VARCHAR", "Scope": "VARCHAR", "SessionTimeout": "BIGINT", "AuthenticationRequestExtraParams": "MAP(VARCHAR, VARCHAR)", "OnUnauthenticatedRequest": "VARCHAR", "UseExistingClientSecret": "BOOLEAN"}, "AuthenticateCognitoConfig": {"UserPoolArn": "VARCHAR", "UserPoolClientId": "VARCHAR", "UserPoolDomain": "VARCHAR", "SessionCookieName": "VARCHAR", "Scope": "VARCHAR", "SessionTimeout": "BIGINT", "AuthenticationRequestExtraParams": "MAP(VARCHAR, VARCHAR)", "OnUnauthenticatedRequest": "VARCHAR"}, "Order": "BIGINT", "RedirectConfig": {"Protocol": "VARCHAR", "Port": "VARCHAR", "Host": "VARCHAR", "Path": "VARCHAR", "Query": "VARCHAR", "StatusCode": "VARCHAR"}, "FixedResponseConfig": {"MessageBody": "VARCHAR", "StatusCode": "VARCHAR", "ContentType": "VARCHAR"}, "ForwardConfig": {"TargetGroups": [{"TargetGroupArn": "VARCHAR", "Weight": "BIGINT"}], "TargetGroupStickinessConfig": {"Enabled": "BOOLEAN", "DurationSeconds": "BIGINT"}}, "JwtValidationConfig": {"JwksEndpoint": "VARCHAR", "Issuer": "VARCHAR", "AdditionalClaims": [{"Format": "VARCHAR", "Name": "VARCHAR", "Values": ["VARCHAR"]}]}}],
            "IsDefault": "BOOLEAN",
            "Transforms": [{"Type": "VARCHAR", "HostHeaderRewriteConfig": {"Rewrites": [{"Regex": "VARCHAR", "Replace": "VARCHAR"}]}, "UrlRewriteConfig": {"Rewrites": [{"Regex": "VARCHAR", "Replace": "VARCHAR"}]}}]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::ElasticLoadBalancingV2::ListenerRule'
)
