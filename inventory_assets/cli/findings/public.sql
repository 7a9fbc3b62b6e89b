-- What anyone on the internet can reach or use: open policies and buckets, public addresses, endpoints and snapshots.
with statements as (
    select
        policies.*,
        -- conditions under which anyone is no longer anyone
        list_bool_or(list_transform(
            coalesce(conditions, []),
            lambda c: not contains(lower(c."operator"), 'not') and lower(c."key") in (
                'aws:sourceaccount', 'aws:sourceowner', 'aws:sourcearn', 'aws:sourceorgid', 'aws:principalaccount', 'aws:principalarn',
                'aws:principalorgid', 'aws:principalorgpaths', 'aws:userid', 'aws:sourcevpc', 'aws:sourcevpce', 'aws:sourceip', 'aws:vpcsourceip',
                's3:dataaccesspointaccount', 'kms:calleraccount', 'kms:viaservice', 'elasticfilesystem:accessedviamounttarget'
            )
        )) as is_narrowed
    from intermediate.int_policies__normalized as policies
    where
        effect = 'Allow'
        and list_contains(list_transform(principals, lambda p: p.kind), '*')
        -- whom such a policy lets in is in the account, the VPC or the organization already
        and resource_type not in ('AWS::EC2::VPCEndpoint', 'AWS::ApiGateway::DomainNameV2', 'AWS::Organizations::Policy', 'AWS::SSO::PermissionSet')
),

open_policies as (
    select
        resource_uid, account_id, resource_type,
        bool_or(is_default_version is not false and len(coalesce(conditions, [])) = 0) as is_open,
        bool_or(not coalesce(is_narrowed, false)) as may_be_open
    from statements
    group by resource_uid, account_id, resource_type
),

buckets as (
    select
        buckets.resource_uid,
        coalesce(buckets.public_access_block.RestrictPublicBuckets, false) or coalesce(accounts.public_access_block.RestrictPublicBuckets, false)
            as is_restricted,
        coalesce(buckets.public_access_block.IgnorePublicAcls, false) or coalesce(accounts.public_access_block.IgnorePublicAcls, false)
        or coalesce(buckets.ownership.Rules[1].ObjectOwnership = 'BucketOwnerEnforced', false) as ignores_acls,
        list_bool_or(list_transform(
            buckets.acl.Grants, lambda g: coalesce(regexp_matches(g.Grantee.URI, 'groups/global/(AllUsers|AuthenticatedUsers)$'), false)
        )) as grants_to_all,
        list_contains(buckets.unknown_fields, 'Policy') as is_policy_unknown,
        list_contains(buckets.unknown_fields, 'Acl') as is_acl_unknown,
        list_contains(buckets.unknown_fields, 'PublicAccessBlock')
        or accounts.resource_uid is null
        or list_contains(accounts.unknown_fields, 'PublicAccessBlock') as is_block_unknown,
        coalesce(policies.is_open, false) as is_open,
        coalesce(policies.may_be_open, false) as may_be_open
    from staging.stg_aws__s3_buckets as buckets
    left join staging.stg_aws__account_accounts as accounts on buckets.account_id = accounts.account_id
    left join open_policies as policies on buckets.resource_uid = policies.resource_uid
),

reached as (
    select
        resource_uid,
        case
            when not ignores_acls and grants_to_all then if(is_block_unknown, 'unknown', 'found')
            when not is_restricted and is_open then if(is_block_unknown, 'unknown', 'found')
            when not is_restricted and (may_be_open or is_policy_unknown) then 'unknown'
            when not ignores_acls and is_acl_unknown then 'unknown'
        end as status,
        case
            when not ignores_acls and grants_to_all then 'its access control list lets everyone in'
            when not is_restricted and is_open then 'its policy lets everyone in'
            when not is_restricted and may_be_open then 'its policy lets everyone in under conditions'
            else 'its policy or access control list could not be read'
        end as reason
    from buckets
    union all
    select
        policies.resource_uid,
        if(policies.is_open, 'found', 'unknown'),
        if(policies.is_open, 'its policy lets everyone in', 'its policy lets everyone in under conditions')
    from open_policies as policies
    left join staging.stg_aws__opensearch_domains as domains on policies.resource_uid = domains.resource_uid
    where policies.may_be_open and policies.resource_type <> 'AWS::S3::Bucket' and domains.vpc_options.VPCId is null
    union all
    select resource_uid, 'unknown', 'its policy could not be read'
    from inventory.assets
    where resource_type <> 'AWS::S3::Bucket' and list_has_any(unknown_fields, ['Policy', 'ResourcePolicy'])
    union all
    -- what tells it here is read by a describe call
    select resource_uid, 'unknown', 'its configuration could not be read'
    from inventory.assets
    where
        list_contains(unknown_fields, '*')
        and resource_type in (
            'AWS::SNS::Topic', 'AWS::SQS::Queue', 'AWS::OpenSearchService::Domain', 'AWS::EKS::Cluster', 'AWS::AmazonMQ::Broker'
        )
    union all
    select resource_uid, 'found', 'it has the public address ' || public_ip_address
    from staging.stg_aws__ec2_instances
    where public_ip_address is not null
    union all
    select resource_uid, 'found', 'it faces the internet'
    from staging.stg_aws__elbv2_load_balancers
    where scheme = 'internet-facing'
    union all
    select resource_uid, 'found', 'it faces the internet'
    from staging.stg_aws__elb_load_balancers
    where scheme = 'internet-facing'
    union all
    select resource_uid, 'found', 'it is publicly accessible'
    from staging.stg_aws__rds_db_instances
    where publicly_accessible
    union all
    select resource_uid, 'found', 'it is publicly accessible'
    from staging.stg_aws__redshift_clusters
    where publicly_accessible
    union all
    select resource_uid, 'found', 'it is publicly accessible'
    from staging.stg_aws__redshift_serverless_workgroups
    where publicly_accessible
    union all
    select resource_uid, 'found', 'it is publicly accessible'
    from staging.stg_aws__dms_replication_instances
    where publicly_accessible
    union all
    select resource_uid, 'found', 'it is publicly accessible'
    from staging.stg_aws__mq_brokers
    where publicly_accessible
    union all
    select resource_uid, 'found', 'its API server is open to the internet'
    from staging.stg_aws__eks_clusters
    where resources_vpc_config.endpointPublicAccess and list_contains(resources_vpc_config.publicAccessCidrs, '0.0.0.0/0')
    union all
    select
        resource_uid,
        if(list_contains(unknown_fields, 'UrlConfig'), 'unknown', 'found'),
        if(list_contains(unknown_fields, 'UrlConfig'), 'its URL could not be read', 'its URL asks for no credentials')
    from staging.stg_aws__lambda_functions
    where url_config.AuthType = 'NONE' or list_contains(unknown_fields, 'UrlConfig')
    union all
    select resource_uid, 'found', 'the image is shared with everyone'
    from staging.stg_aws__ec2_images
    where public
    union all
    select
        resource_uid,
        if(list_contains(unknown_fields, 'Public'), 'unknown', 'found'),
        if(list_contains(unknown_fields, 'Public'), 'whom it is shared with could not be read', 'the snapshot is shared with everyone')
    from staging.stg_aws__ec2_snapshots
    where public or list_contains(unknown_fields, 'Public')
    union all
    select
        resource_uid,
        if(list_contains(unknown_fields, 'Attributes'), 'unknown', 'found'),
        if(list_contains(unknown_fields, 'Attributes'), 'whom it is shared with could not be read', 'the snapshot is shared with everyone')
    from (
        select resource_uid, unknown_fields, attributes from staging.stg_aws__rds_db_snapshots
        union all
        select resource_uid, unknown_fields, attributes from staging.stg_aws__rds_db_cluster_snapshots
    )
    where
        list_contains(flatten(list_transform(attributes, lambda a: a.AttributeValues)), 'all')
        or list_contains(unknown_fields, 'Attributes')
)

select resource_uid, if(bool_or(status = 'found'), 'found', 'unknown') as status, string_agg(distinct reason, '; ' order by reason) as reason
from reached
where status is not null
group by resource_uid
