{{ config(materialized='ephemeral') }}
-- Which buckets let anyone in, by policy or access control list, where Block Public Access of bucket or account does not stop it.
with buckets as (
    select
        buckets.resource_uid,
        coalesce(buckets.public_access_block.RestrictPublicBuckets, false) or coalesce(accounts.public_access_block.RestrictPublicBuckets, false)
            as is_restricted,
        coalesce(buckets.public_access_block.IgnorePublicAcls, false) or coalesce(accounts.public_access_block.IgnorePublicAcls, false)
        or coalesce(buckets.ownership.Rules[1].ObjectOwnership = 'BucketOwnerEnforced', false) as ignores_acls,
        len(list_filter(
            coalesce(buckets.acl.Grants, []),
            lambda g: coalesce(regexp_matches(g.Grantee.URI, 'groups/global/(AllUsers|AuthenticatedUsers)$'), false)
        )) > 0 as grants_to_all,
        {{ is_unread(['Policy'], 'buckets.unknown_fields') }} as is_policy_unknown,
        {{ is_unread(['Acl'], 'buckets.unknown_fields') }} as is_acl_unknown,
        {{ is_unread(['PublicAccessBlock'], 'buckets.unknown_fields') }}
        or accounts.resource_uid is null
        or {{ is_unread(['PublicAccessBlock'], 'accounts.unknown_fields') }} as is_block_unknown,
        coalesce(policies.is_public, false) as is_open,
        policies.problem is not null and not coalesce(policies.is_public, false) as is_odd
    from {{ ref('stg_aws__s3_buckets') }} as buckets
    left join {{ ref('stg_aws__account_accounts') }} as accounts on buckets.account_id = accounts.account_id
    left join {{ ref('int_policies__exposed') }} as policies on buckets.resource_uid = policies.resource_uid
)

select
    resource_uid,
    case
        when not ignores_acls and grants_to_all then if(is_block_unknown, 'unknown', 'public')
        when not is_restricted and is_open then if(is_block_unknown, 'unknown', 'public')
        when not is_restricted and (is_policy_unknown or is_odd) then 'unknown'
        when not ignores_acls and is_acl_unknown then 'unknown'
    end as exposure,
    case
        when not ignores_acls and grants_to_all then 'its access control list lets everyone in'
        when not is_restricted and is_open then 'its policy lets everyone in'
        when is_odd then 'its policy cannot be understood'
        else 'its policy or access control list could not be read'
    end as reason
from buckets
