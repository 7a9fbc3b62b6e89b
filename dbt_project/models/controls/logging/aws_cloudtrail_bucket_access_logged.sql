{{ config(meta={
    'title': 'Requests to buckets of trails are logged',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudTrail::Trail': [], 'AWS::S3::Bucket': ['Logging']},
    'parameters': {},
    'remediation': 'Turn on server access logging of the bucket.',
}) }}
-- The bucket is what has to be mended, wherever it lies. One that is not among the scanned accounts' cannot be judged: then the trail stands for it.
with trails as (
    select resource_uid, s3_bucket_name, 'arn:' || split_part(trail_arn, ':', 2) || ':s3:::' || s3_bucket_name as bucket_uid
    from {{ ref('stg_aws__cloudtrail_trails') }}
)

select
    coalesce(buckets.resource_uid, trails.resource_uid) as resource_uid,
    case
        when bool_or(buckets.resource_uid is null or {{ is_unread(['Logging'], 'buckets.unknown_fields') }}) then 'unknown'
        when bool_or(buckets.logging.LoggingEnabled.TargetBucket is not null) then 'pass'
        else 'fail'
    end as status,
    case
        when bool_or(buckets.resource_uid is null) then 'its bucket ' || any_value(trails.s3_bucket_name) || ' lies in an account that is not scanned'
        when bool_or({{ is_unread(['Logging'], 'buckets.unknown_fields') }}) then 'whether requests are logged could not be read'
        when bool_or(buckets.logging.LoggingEnabled.TargetBucket is not null) then 'requests are logged'
        else 'requests to the bucket of a trail are not logged'
    end as reason,
    to_json({'S3BucketName': any_value(trails.s3_bucket_name)}) as evidence
from trails
left join {{ ref('stg_aws__s3_buckets') }} as buckets on trails.bucket_uid = buckets.resource_uid
group by coalesce(buckets.resource_uid, trails.resource_uid)
