-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::NetworkFirewall::FirewallPolicy, their configuration by column.
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
    typed."FirewallPolicyResponse" as firewall_policy_response,
    typed."FirewallPolicy" as firewall_policy,
    typed."Listed" as listed,
    typed."ResourcePolicy" as resource_policy
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
            "FirewallPolicyResponse": {"FirewallPolicyName": "VARCHAR", "FirewallPolicyArn": "VARCHAR", "FirewallPolicyId": "VARCHAR", "Description": "VARCHAR", "FirewallPolicyStatus": "VARCHAR", "StatusMessage": "VARCHAR", "EncryptionConfiguration": {"KeyId": "VARCHAR", "Type": "VARCHAR"}, "Errors": [{"Code": "VARCHAR", "Message": "VARCHAR", "ResourceId": "VARCHAR"}], "LastModifiedTime": "TIMESTAMPTZ"},
            "FirewallPolicy": {"StatelessRuleGroupReferences": [{"ResourceArn": "VARCHAR", "Priority": "BIGINT"}], "StatelessDefaultActions": ["VARCHAR"], "StatelessFragmentDefaultActions": ["VARCHAR"], "StatelessCustomActions": [{"ActionName": "VARCHAR", "ActionDefinition": {"PublishMetricAction": {"Dimensions": [{"Value": "VARCHAR"}]}}}], "StatefulRuleGroupReferences": [{"ResourceArn": "VARCHAR", "Priority": "BIGINT", "Override": {"Action": "VARCHAR"}, "DeepThreatInspection": "BOOLEAN"}], "StatefulDefaultActions": ["VARCHAR"], "StatefulEngineOptions": {"RuleOrder": "VARCHAR", "StreamExceptionPolicy": "VARCHAR", "FlowTimeouts": {"TcpIdleTimeoutSeconds": "BIGINT"}}, "TLSInspectionConfigurationArn": "VARCHAR", "PolicyVariables": {"RuleVariables": "JSON"}, "EnableTLSSessionHolding": "BOOLEAN", "Route53ResolvedIPValidation": {"Action": "VARCHAR", "DNSFirewallRuleGroupId": "VARCHAR", "DNSExpiryExceptionPolicy": "VARCHAR", "BypassDestinationValidationIPRanges": [{"AddressDefinition": "VARCHAR"}], "SourceIPRanges": [{"AddressDefinition": "VARCHAR"}]}},
            "Listed": {"Name": "VARCHAR", "Arn": "VARCHAR"},
            "ResourcePolicy": "JSON"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::NetworkFirewall::FirewallPolicy'
)
