{# Written by `make models` from the catalog's rows; change those, not this file. The policy documents that a configuration holds: a list of {path, name, is_default, document}, null for a type that has none. #}
{% macro policies_of(resource_type, configuration) -%}
    case {{ resource_type }}
        when 'AWS::IAM::Role' then list_concat([{'path': 'AssumeRolePolicyDocument', 'name': null::varchar, 'is_default': true, 'document': {{ configuration }}->'$."AssumeRolePolicyDocument"'}], list_transform(({{ configuration }}->'$."RolePolicyList"[*]')::json[], lambda h: {'path': 'RolePolicyList[].PolicyDocument', 'name': coalesce(h->>'PolicyName', h->>'VersionId'), 'is_default': coalesce(h->>'IsDefaultVersion', 'true') = 'true', 'document': h->'$."PolicyDocument"'}))
        when 'AWS::IAM::User' then list_transform(({{ configuration }}->'$."UserPolicyList"[*]')::json[], lambda h: {'path': 'UserPolicyList[].PolicyDocument', 'name': coalesce(h->>'PolicyName', h->>'VersionId'), 'is_default': coalesce(h->>'IsDefaultVersion', 'true') = 'true', 'document': h->'$."PolicyDocument"'})
        when 'AWS::IAM::Group' then list_transform(({{ configuration }}->'$."GroupPolicyList"[*]')::json[], lambda h: {'path': 'GroupPolicyList[].PolicyDocument', 'name': coalesce(h->>'PolicyName', h->>'VersionId'), 'is_default': coalesce(h->>'IsDefaultVersion', 'true') = 'true', 'document': h->'$."PolicyDocument"'})
        when 'AWS::IAM::Policy' then list_transform(({{ configuration }}->'$."PolicyVersionList"[*]')::json[], lambda h: {'path': 'PolicyVersionList[].Document', 'name': coalesce(h->>'PolicyName', h->>'VersionId'), 'is_default': coalesce(h->>'IsDefaultVersion', 'true') = 'true', 'document': h->'$."Document"'})
        when 'AWS::S3::Bucket' then [{'path': 'Policy', 'name': null::varchar, 'is_default': true, 'document': {{ configuration }}->'$."Policy"'}]
        when 'AWS::Lambda::Function' then [{'path': 'Policy', 'name': null::varchar, 'is_default': true, 'document': {{ configuration }}->'$."Policy"'}]
        when 'AWS::EC2::VPCEndpoint' then [{'path': 'PolicyDocument', 'name': null::varchar, 'is_default': true, 'document': {{ configuration }}->'$."PolicyDocument"'}]
        when 'AWS::NetworkFirewall::Firewall' then [{'path': 'ResourcePolicy', 'name': null::varchar, 'is_default': true, 'document': {{ configuration }}->'$."ResourcePolicy"'}]
        when 'AWS::NetworkFirewall::FirewallPolicy' then [{'path': 'ResourcePolicy', 'name': null::varchar, 'is_default': true, 'document': {{ configuration }}->'$."ResourcePolicy"'}]
        when 'AWS::ApiGateway::DomainNameV2' then list_concat([{'path': 'policy', 'name': null::varchar, 'is_default': true, 'document': {{ configuration }}->'$."policy"'}], [{'path': 'managementPolicy', 'name': null::varchar, 'is_default': true, 'document': {{ configuration }}->'$."managementPolicy"'}])
        when 'AWS::ACMPCA::CertificateAuthority' then [{'path': 'Policy', 'name': null::varchar, 'is_default': true, 'document': {{ configuration }}->'$."Policy"'}]
        when 'AWS::EFS::FileSystem' then [{'path': 'Policy', 'name': null::varchar, 'is_default': true, 'document': {{ configuration }}->'$."Policy"'}]
        when 'AWS::Backup::BackupVault' then [{'path': 'Policy', 'name': null::varchar, 'is_default': true, 'document': {{ configuration }}->'$."Policy"'}]
        when 'AWS::S3::AccessPoint' then [{'path': 'Policy', 'name': null::varchar, 'is_default': true, 'document': {{ configuration }}->'$."Policy"'}]
        when 'AWS::OpenSearchService::Domain' then [{'path': 'AccessPolicies', 'name': null::varchar, 'is_default': true, 'document': {{ configuration }}->'$."AccessPolicies"'}]
        when 'AWS::Kinesis::Stream' then [{'path': 'Policy', 'name': null::varchar, 'is_default': true, 'document': {{ configuration }}->'$."Policy"'}]
        when 'AWS::MSK::Cluster' then [{'path': 'Policy', 'name': null::varchar, 'is_default': true, 'document': {{ configuration }}->'$."Policy"'}]
        when 'AWS::SNS::Topic' then [{'path': 'Policy', 'name': null::varchar, 'is_default': true, 'document': {{ configuration }}->'$."Policy"'}]
        when 'AWS::SQS::Queue' then [{'path': 'Policy', 'name': null::varchar, 'is_default': true, 'document': {{ configuration }}->'$."Policy"'}]
        when 'AWS::Events::EventBus' then [{'path': 'Policy', 'name': null::varchar, 'is_default': true, 'document': {{ configuration }}->'$."Policy"'}]
        when 'AWS::ECR::Repository' then [{'path': 'Policy', 'name': null::varchar, 'is_default': true, 'document': {{ configuration }}->'$."Policy"'}]
        when 'AWS::ApiGateway::RestApi' then [{'path': 'policy', 'name': null::varchar, 'is_default': true, 'document': {{ configuration }}->'$."policy"'}]
        when 'AWS::Logs::ResourcePolicy' then [{'path': 'policyDocument', 'name': null::varchar, 'is_default': true, 'document': {{ configuration }}->'$."policyDocument"'}]
        when 'AWS::KMS::Key' then [{'path': 'Policy', 'name': null::varchar, 'is_default': true, 'document': {{ configuration }}->'$."Policy"'}]
        when 'AWS::SecretsManager::Secret' then [{'path': 'ResourcePolicy', 'name': null::varchar, 'is_default': true, 'document': {{ configuration }}->'$."ResourcePolicy"'}]
        when 'AWS::Organizations::Organization' then [{'path': 'ResourcePolicy', 'name': null::varchar, 'is_default': true, 'document': {{ configuration }}->'$."ResourcePolicy"'}]
        when 'AWS::Organizations::Policy' then [{'path': 'Content', 'name': null::varchar, 'is_default': true, 'document': {{ configuration }}->'$."Content"'}]
        when 'AWS::SSO::PermissionSet' then [{'path': 'InlinePolicy', 'name': null::varchar, 'is_default': true, 'document': {{ configuration }}->'$."InlinePolicy"'}]
        when 'AWS::CodeArtifact::Domain' then [{'path': 'Policy', 'name': null::varchar, 'is_default': true, 'document': {{ configuration }}->'$."Policy"'}]
        when 'AWS::CodeArtifact::Repository' then [{'path': 'Policy', 'name': null::varchar, 'is_default': true, 'document': {{ configuration }}->'$."Policy"'}]
    end
{%- endmacro %}
