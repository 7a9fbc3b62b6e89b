{{ config(materialized='ephemeral') }}
-- Which buckets and access points let anyone in, by policy or access control list, where nothing stops it: Block Public Access of the
-- bucket, its account or the access point, the strictest of which counts, and the bucket's ownership of all objects. A row for each way
-- in.
with accounts as (
    select
        account_id,
        coalesce(public_access_block.RestrictPublicBuckets, false) as restricts,
        coalesce(public_access_block.IgnorePublicAcls, false) as ignores_acls,
        {{ is_unread(['PublicAccessBlock']) }} as is_unread
    from {{ ref('stg_aws__account_accounts') }}
),

buckets as (
    select
        buckets.resource_uid,
        buckets.account_id,
        buckets.aws_name,
        coalesce(buckets.public_access_block.RestrictPublicBuckets, false) or coalesce(accounts.restricts, false) as is_restricted,
        coalesce(buckets.public_access_block.IgnorePublicAcls, false)
        or coalesce(accounts.ignores_acls, false)
        or coalesce(buckets.ownership.Rules[1].ObjectOwnership = 'BucketOwnerEnforced', false) as ignores_acls,
        coalesce(
            len(list_filter(
                buckets.acl.Grants,
                lambda g: coalesce(regexp_matches(g.Grantee.URI, 'groups/global/(AllUsers|AuthenticatedUsers)$'), false)
            )) > 0,
            false
        ) as grants_to_all,
        {{ is_unread(['Policy'], 'buckets.unknown_fields') }} as is_policy_unread,
        buckets.acl.Grants is null or {{ is_unread(['Acl'], 'buckets.unknown_fields') }} as is_acl_unread,
        {{ is_unread(['Ownership'], 'buckets.unknown_fields') }} as is_ownership_unread,
        {{ is_unread(['PublicAccessBlock'], 'buckets.unknown_fields') }} or coalesce(accounts.is_unread, true) as is_block_unread
    from {{ ref('stg_aws__s3_buckets') }} as buckets
    left join accounts on buckets.account_id = accounts.account_id
),

with_policies as (
    select resource_uid, is_restricted, is_policy_unread, is_block_unread from buckets
    union all
    select
        points.resource_uid,
        coalesce(points.network_origin = 'VPC', false)
        or coalesce(points.public_access_block_configuration.RestrictPublicBuckets, false)
        or coalesce(accounts.restricts, false)
        or coalesce(buckets.is_restricted, false) as is_restricted,
        {{ is_unread(['Policy'], 'points.unknown_fields') }} as is_policy_unread,
        coalesce(accounts.is_unread, true) or coalesce(buckets.is_block_unread, false) as is_block_unread
    from {{ ref('stg_aws__s3_access_points') }} as points
    left join accounts on points.account_id = accounts.account_id
    left join buckets on points.bucket = buckets.aws_name and points.account_id = buckets.account_id
)

select
    ways.resource_uid,
    if(policies.is_public and not ways.is_policy_unread and not ways.is_block_unread, 'public', 'unknown') as exposure,
    case
        when ways.is_policy_unread then 'its policy could not be read'
        when not policies.is_public then 'its policy cannot be understood'
        when ways.is_block_unread then 'its policy lets everyone in, unless that is blocked: it could not be read whether it is'
        else 'its policy lets everyone in'
    end as reason
from with_policies as ways
left join {{ ref('int_policies__exposed') }} as policies on ways.resource_uid = policies.resource_uid
where not ways.is_restricted and (ways.is_policy_unread or policies.is_public or policies.problem is not null)
union all
select
    resource_uid,
    if(is_acl_unread or is_block_unread or is_ownership_unread, 'unknown', 'public') as exposure,
    case
        when is_acl_unread then 'its access control list could not be read'
        when is_block_unread or is_ownership_unread
            then 'its access control list lets everyone in, unless it is ignored: it could not be read whether it is'
        else 'its access control list lets everyone in'
    end as reason
from buckets
where not ignores_acls and (is_acl_unread or grants_to_all)
