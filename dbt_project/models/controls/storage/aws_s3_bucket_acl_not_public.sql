{{ config(meta={
    'title': 'Access control lists of buckets let nobody in whom nobody knows',
    'severity': 'critical',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::S3::Bucket': ['Acl', 'Ownership', 'PublicAccessBlock'], 'AWS::Account::Account': ['PublicAccessBlock']},
    'parameters': {},
    'remediation': 'Take grants to all users away, or turn access control lists off.',
}) }}
-- Where bucket or account ignore public lists, or the bucket's owner owns everything, S3 takes no notice of what a list grants.
with grants as (
    select
        buckets.resource_uid,
        list_filter(
            buckets.acl.Grants, lambda g: coalesce(regexp_matches(g.Grantee.URI, 'groups/global/(AllUsers|AuthenticatedUsers)$'), false)
        ) as to_all,
        buckets.acl.Grants is null or {{ is_unread(['Acl'], 'buckets.unknown_fields') }} as is_list_unread,
        coalesce(buckets.public_access_block.IgnorePublicAcls, false) or coalesce(accounts.public_access_block.IgnorePublicAcls, false)
            as ignores_public,
        ignores_public or coalesce(buckets.ownership.Rules[1].ObjectOwnership = 'BucketOwnerEnforced', false) as is_ignored,
        accounts.resource_uid is null
        or {{ is_unread(['PublicAccessBlock'], 'accounts.unknown_fields') }}
        or {{ is_unread(['PublicAccessBlock', 'Ownership'], 'buckets.unknown_fields') }} as may_be_ignored,
        buckets.ownership.Rules[1].ObjectOwnership as ownership
    from {{ ref('stg_aws__s3_buckets') }} as buckets
    left join {{ ref('stg_aws__account_accounts') }} as accounts on buckets.account_id = accounts.account_id
)

select
    resource_uid,
    case
        when is_ignored then 'pass'
        when is_list_unread then 'unknown'
        when len(to_all) = 0 then 'pass'
        when may_be_ignored then 'unknown'
        else 'fail'
    end as status,
    case
        when is_ignored and len(to_all) > 0 then 'what its access control list grants to everybody means nothing'
        when is_ignored then 'its access control list cannot let everybody in'
        when is_list_unread then 'its access control list could not be read'
        when len(to_all) = 0 then 'nothing is granted to everybody'
        when may_be_ignored then 'its access control list lets everybody in, unless it is ignored: it could not be read whether it is'
        else 'everybody may ' || array_to_string(list_sort(list_distinct(list_transform(to_all, lambda g: g.Permission))), ', ')
    end as reason,
    to_json({'Grants': to_all, 'IgnorePublicAcls': ignores_public, 'ObjectOwnership': ownership}) as evidence
from grants
