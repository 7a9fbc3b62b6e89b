-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::CloudFront::Distribution, their configuration by column.
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
    typed."Id" as id,
    typed."ARN" as arn,
    typed."LastModifiedTime" as last_modified_time,
    typed."DomainName" as domain_name,
    typed."ActiveTrustedSigners" as active_trusted_signers,
    typed."ActiveTrustedKeyGroups" as active_trusted_key_groups,
    typed."DistributionConfig" as distribution_config,
    typed."AliasICPRecordals" as alias_icp_recordals
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
            "Id": "VARCHAR",
            "ARN": "VARCHAR",
            "LastModifiedTime": "TIMESTAMPTZ",
            "DomainName": "VARCHAR",
            "ActiveTrustedSigners": {"Enabled": "BOOLEAN", "Quantity": "BIGINT", "Items": [{"AwsAccountNumber": "VARCHAR", "KeyPairIds": {"Quantity": "BIGINT", "Items": ["VARCHAR"]}}]},
            "ActiveTrustedKeyGroups": {"Enabled": "BOOLEAN", "Quantity": "BIGINT", "Items": [{"KeyGroupId": "VARCHAR", "KeyPairIds": {"Quantity": "BIGINT", "Items": ["VARCHAR"]}}]},
            "DistributionConfig": {"CallerReference": "VARCHAR", "Aliases": {"Quantity": "BIGINT", "Items": ["VARCHAR"]}, "DefaultRootObject": "VARCHAR", "Origins": {"Quantity": "BIGINT", "Items": [{"Id": "VARCHAR", "DomainName": "VARCHAR", "OriginPath": "VARCHAR", "CustomHeaders": {"Quantity": "BIGINT", "Items": [{"HeaderName": "VARCHAR", "HeaderValue": "VARCHAR"}]}, "S3OriginConfig": {"OriginAccessIdentity": "VARCHAR", "OriginReadTimeout": "BIGINT"}, "CustomOriginConfig": {"HTTPPort": "BIGINT", "HTTPSPort": "BIGINT", "OriginProtocolPolicy": "VARCHAR", "OriginSslProtocols": {"Quantity": "BIGINT", "Items": ["VARCHAR"]}, "OriginReadTimeout": "BIGINT", "OriginKeepaliveTimeout": "BIGINT", "IpAddressType": "VARCHAR", "OriginMtlsConfig": {"ClientCertificateArn": "VARCHAR"}}, "VpcOriginConfig": {"VpcOriginId": "VARCHAR", "OwnerAccountId": "VARCHAR", "OriginReadTimeout": "BIGINT", "OriginKeepaliveTimeout": "BIGINT"}, "ConnectionAttempts": "BIGINT", "ConnectionTimeout": "BIGINT", "ResponseCompletionTimeout": "BIGINT", "OriginShield": {"Enabled": "BOOLEAN", "OriginShieldRegion": "VARCHAR"}, "OriginAccessControlId": "VARCHAR"}]}, "OriginGroups": {"Quantity": "BIGINT", "Items": [{"Id": "VARCHAR", "FailoverCriteria": {"StatusCodes": {"Quantity": "BIGINT", "Items": ["BIGINT"]}}, "Members": {"Quantity": "BIGINT", "Items": [{"OriginId": "VARCHAR"}]}, "SelectionCriteria": "VARCHAR"}]}, "DefaultCacheBehavior": {"TargetOriginId": "VARCHAR", "TrustedSigners": {"Enabled": "BOOLEAN", "Quantity": "BIGINT", "Items": ["VARCHAR"]}, "TrustedKeyGroups": {"Enabled": "BOOLEAN", "Quantity": "BIGINT", "Items": ["VARCHAR"]}, "ViewerProtocolPolicy": "VARCHAR", "AllowedMethods": {"Quantity": "BIGINT", "Items": ["VARCHAR"], "CachedMethods": {"Quantity": "BIGINT", "Items": ["VARCHAR"]}}, "SmoothStreaming": "BOOLEAN", "Compress": "BOOLEAN", "LambdaFunctionAssociations": {"Quantity": "BIGINT", "Items": [{"LambdaFunctionARN": "VARCHAR", "EventType": "VARCHAR", "IncludeBody": "BOOLEAN"}]}, "FunctionAssociations": {"Quantity": "BIGINT", "Items": [{"FunctionARN": "VARCHAR", "EventType": "VARCHAR"}]}, "FieldLevelEncryptionId": "VARCHAR", "RealtimeLogConfigArn": "VARCHAR", "CachePolicyId": "VARCHAR", "OriginRequestPolicyId": "VARCHAR", "ResponseHeadersPolicyId": "VARCHAR", "GrpcConfig": {"Enabled": "BOOLEAN"}, "ForwardedValues": {"QueryString": "BOOLEAN", "Cookies": {"Forward": "VARCHAR", "WhitelistedNames": {"Quantity": "BIGINT", "Items": ["VARCHAR"]}}, "Headers": {"Quantity": "BIGINT", "Items": ["VARCHAR"]}, "QueryStringCacheKeys": {"Quantity": "BIGINT", "Items": ["VARCHAR"]}}, "MinTTL": "BIGINT", "DefaultTTL": "BIGINT", "MaxTTL": "BIGINT"}, "CacheBehaviors": {"Quantity": "BIGINT", "Items": [{"PathPattern": "VARCHAR", "TargetOriginId": "VARCHAR", "TrustedSigners": {"Enabled": "BOOLEAN", "Quantity": "BIGINT", "Items": ["VARCHAR"]}, "TrustedKeyGroups": {"Enabled": "BOOLEAN", "Quantity": "BIGINT", "Items": ["VARCHAR"]}, "ViewerProtocolPolicy": "VARCHAR", "AllowedMethods": {"Quantity": "BIGINT", "Items": ["VARCHAR"], "CachedMethods": {"Quantity": "BIGINT", "Items": ["VARCHAR"]}}, "SmoothStreaming": "BOOLEAN", "Compress": "BOOLEAN", "LambdaFunctionAssociations": {"Quantity": "BIGINT", "Items": [{"LambdaFunctionARN": "VARCHAR", "EventType": "VARCHAR", "IncludeBody": "BOOLEAN"}]}, "FunctionAssociations": {"Quantity": "BIGINT", "Items": [{"FunctionARN": "VARCHAR", "EventType": "VARCHAR"}]}, "FieldLevelEncryptionId": "VARCHAR", "RealtimeLogConfigArn": "VARCHAR", "CachePolicyId": "VARCHAR", "OriginRequestPolicyId": "VARCHAR", "ResponseHeadersPolicyId": "VARCHAR", "GrpcConfig": {"Enabled": "BOOLEAN"}, "ForwardedValues": {"QueryString": "BOOLEAN", "Cookies": {"Forward": "VARCHAR", "WhitelistedNames": {"Quantity": "BIGINT", "Items": ["VARCHAR"]}}, "Headers": {"Quantity": "BIGINT", "Items": ["VARCHAR"]}, "QueryStringCacheKeys": {"Quantity": "BIGINT", "Items": ["VARCHAR"]}}, "MinTTL": "BIGINT", "DefaultTTL": "BIGINT", "MaxTTL": "BIGINT"}]}, "CustomErrorResponses": {"Quantity": "BIGINT", "Items": [{"ErrorCode": "BIGINT", "ResponsePagePath": "VARCHAR", "ResponseCode": "VARCHAR", "ErrorCachingMinTTL": "BIGINT"}]}, "Comment": "VARCHAR", "Logging": {"Enabled": "BOOLEAN", "IncludeCookies": "BOOLEAN", "Bucket": "VARCHAR", "Prefix": "VARCHAR"}, "PriceClass": "VARCHAR", "Enabled": "BOOLEAN", "ViewerCertificate": {"CloudFrontDefaultCertificate": "BOOLEAN", "IAMCertificateId": "VARCHAR", "ACMCertificateArn": "VARCHAR", "SSLSupportMethod": "VARCHAR", "MinimumProtocolVersion": "VARCHAR", "Certificate": "VARCHAR", "CertificateSource": "VARCHAR"}, "Restrictions": {"GeoRestriction": {"RestrictionType": "VARCHAR", "Quantity": "BIGINT", "Items": ["VARCHAR"]}}, "WebACLId": "VARCHAR", "HttpVersion": "VARCHAR", "IsIPV6Enabled": "BOOLEAN", "ContinuousDeploymentPolicyId": "VARCHAR", "Staging": "BOOLEAN", "AnycastIpListId": "VARCHAR", "TenantConfig": {"ParameterDefinitions": [{"Name": "VARCHAR", "Definition": {"StringSchema": {"Comment": "VARCHAR", "DefaultValue": "VARCHAR", "Required": "BOOLEAN"}}}]}, "ConnectionMode": "VARCHAR", "ViewerMtlsConfig": {"Mode": "VARCHAR", "TrustStoreConfig": {"TrustStoreId": "VARCHAR", "AdvertiseTrustStoreCaNames": "BOOLEAN", "IgnoreCertificateExpiry": "BOOLEAN"}}, "ConnectionFunctionAssociation": {"Id": "VARCHAR"}, "CacheTagConfig": {"HeaderName": "VARCHAR"}},
            "AliasICPRecordals": [{"CNAME": "VARCHAR", "ICPRecordalStatus": "VARCHAR"}]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::CloudFront::Distribution'
)
