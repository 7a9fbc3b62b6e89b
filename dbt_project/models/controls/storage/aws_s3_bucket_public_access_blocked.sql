{{ config(meta={
    'title': 'Buckets block public access with all four settings',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::S3::Bucket': ['PublicAccessBlock'], 'AWS::Account::Account': ['PublicAccessBlock']},
    'parameters': {},
    'remediation': 'Turn on all four settings of Block Public Access on the bucket, or once for the whole account.',
}) }}
-- A setting holds where the bucket or its account has it on. What could not be read of one only matters where the other has it off.
with flags as (
    select
        buckets.resource_uid,
        {%- for flag in ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'] %}
        coalesce(buckets.public_access_block.{{ flag }}, false) or coalesce(accounts.public_access_block.{{ flag }}, false)
            as {{ flag | lower }},
        {%- endfor %}
        {{ is_unread(['PublicAccessBlock'], 'buckets.unknown_fields') }} as is_bucket_unread,
        accounts.resource_uid is null or {{ is_unread(['PublicAccessBlock'], 'accounts.unknown_fields') }} as is_account_unread,
        buckets.public_access_block as of_bucket,
        accounts.public_access_block as of_account
    from {{ ref('stg_aws__s3_buckets') }} as buckets
    left join {{ ref('stg_aws__account_accounts') }} as accounts on buckets.account_id = accounts.account_id
),

judged as (
    select
        *,
        list_filter(
            [
                if(not blockpublicacls, 'BlockPublicAcls', null), if(not ignorepublicacls, 'IgnorePublicAcls', null),
                if(not blockpublicpolicy, 'BlockPublicPolicy', null), if(not restrictpublicbuckets, 'RestrictPublicBuckets', null)
            ],
            lambda name: name is not null
        ) as missing
    from flags
)

select
    resource_uid,
    case
        when len(missing) = 0 then 'pass'
        when is_bucket_unread or is_account_unread then 'unknown'
        else 'fail'
    end as status,
    case status
        when 'pass' then 'all four settings are on, by the bucket or its account'
        when 'unknown' then
            array_to_string(missing, ', ') || ' may be on: the settings of the '
            || if(is_bucket_unread, 'bucket', 'account') || ' could not be read'
        else array_to_string(missing, ', ') || ' off for the bucket and its account'
    end as reason,
    to_json({'bucket': of_bucket, 'account': of_account}) as evidence
from judged
