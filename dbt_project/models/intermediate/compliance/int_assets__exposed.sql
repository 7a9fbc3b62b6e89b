{{ config(materialized='ephemeral') }}
-- What anyone on the internet can reach or use: open policies and buckets, public addresses, endpoints and snapshots; and what may be
-- so, for all that could be read. What is not here is not public.
with reached as (
    select resource_uid, exposure, reason from {{ ref('int_buckets__exposed') }}
    union all
    -- whom policies of endpoints, of organizations and of identities let in is in the account, the network or the organization already
    select
        policies.resource_uid,
        if(policies.is_public, 'public', 'unknown'),
        if(policies.is_public, 'its policy lets everyone in', 'its policy cannot be understood')
    from {{ ref('int_policies__exposed') }} as policies
    anti join (
        -- whom their policies let in has to be in a network already
        select resource_uid from {{ ref('stg_aws__opensearch_domains') }} where vpc_options.VPCId is not null
        union all
        select resource_uid from {{ ref('stg_aws__apigateway_rest_apis') }} where list_contains(endpoint_configuration.types, 'PRIVATE')
    ) as inside on policies.resource_uid = inside.resource_uid
    where
        (policies.is_public or policies.problem is not null)
        and policies.resource_type not in (
            'AWS::S3::Bucket', 'AWS::S3::AccessPoint', 'AWS::EC2::VPCEndpoint', 'AWS::ApiGateway::DomainNameV2',
            'AWS::Organizations::Policy',
            'AWS::Organizations::Organization', 'AWS::SSO::PermissionSet',
            'AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::Policy', 'AWS::IAM::Role'
        )
    union all
    select resource_uid, 'unknown', 'its policy could not be read'
    from {{ ref('int_assets__attributed') }}
    where resource_type not in ('AWS::S3::Bucket', 'AWS::S3::AccessPoint') and list_has_any(unknown_fields, ['Policy', 'ResourcePolicy'])
    union all
    -- what tells it here is read by a describe call
    select resource_uid, 'unknown', 'its configuration could not be read'
    from {{ ref('int_assets__attributed') }}
    where
        list_contains(unknown_fields, '*')
        and resource_type in (
            'AWS::SNS::Topic', 'AWS::SQS::Queue', 'AWS::OpenSearchService::Domain', 'AWS::EKS::Cluster', 'AWS::AmazonMQ::Broker'
        )
    union all
    select resource_uid, 'public', 'it has the public address ' || public_ip_address
    from {{ ref('stg_aws__ec2_instances') }}
    where public_ip_address is not null
    {%- for table in ['elbv2_load_balancers', 'elb_load_balancers'] %}
    union all
    select resource_uid, 'public', 'it faces the internet' from {{ ref('stg_aws__' ~ table) }} where scheme = 'internet-facing'
    {%- endfor %}
    {%- for table in [
        'rds_db_instances', 'redshift_clusters', 'redshift_serverless_workgroups', 'dms_replication_instances', 'mq_brokers'
    ] %}
    union all
    select
        resource_uid,
        if(publicly_accessible, 'public', 'unknown'),
        if(publicly_accessible, 'it is publicly accessible', 'whether it is publicly accessible could not be read')
    from {{ ref('stg_aws__' ~ table) }}
    where publicly_accessible is distinct from false
    {%- endfor %}
    union all
    select resource_uid, 'public', 'its API server is open to the internet'
    from {{ ref('stg_aws__eks_clusters') }}
    where resources_vpc_config.endpointPublicAccess and list_contains(resources_vpc_config.publicAccessCidrs, '0.0.0.0/0')
    union all
    select
        resource_uid,
        if(list_contains(unknown_fields, 'UrlConfig'), 'unknown', 'public'),
        if(list_contains(unknown_fields, 'UrlConfig'), 'its URL could not be read', 'its URL asks for no credentials')
    from {{ ref('stg_aws__lambda_functions') }}
    where url_config.AuthType = 'NONE' or list_contains(unknown_fields, 'UrlConfig')
    union all
    select resource_uid, 'public', 'the image is shared with everyone' from {{ ref('stg_aws__ec2_images') }} where public
    union all
    select
        resource_uid,
        if(list_contains(unknown_fields, 'Public'), 'unknown', 'public'),
        if(list_contains(unknown_fields, 'Public'), 'whom it is shared with could not be read', 'the snapshot is shared with everyone')
    from {{ ref('stg_aws__ec2_snapshots') }}
    where public or list_contains(unknown_fields, 'Public')
    {%- for table in ['rds_db_snapshots', 'rds_db_cluster_snapshots'] %}
    union all
    select
        resource_uid,
        if(list_contains(unknown_fields, 'Attributes'), 'unknown', 'public'),
        if(list_contains(unknown_fields, 'Attributes'), 'whom it is shared with could not be read', 'the snapshot is shared with everyone')
    from {{ ref('stg_aws__' ~ table) }}
    where
        list_contains(flatten(list_transform(attributes, lambda a: a.AttributeValues)), 'all')
        or list_contains(unknown_fields, 'Attributes')
    {%- endfor %}
)

select
    resource_uid,
    if(bool_or(exposure = 'public'), 'public', 'unknown') as exposure,
    -- beside what is proven, what nobody knows is no reason
    coalesce(
        string_agg(distinct reason, '; ' order by reason) filter (exposure = 'public'), string_agg(distinct reason, '; ' order by reason)
    ) as reason
from reached
group by resource_uid
