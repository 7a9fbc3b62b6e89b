{{ config(meta={
    'title': 'Requests to buckets of trails are logged',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudTrail::Trail': [], 'AWS::S3::Bucket': ['Logging']},
    'parameters': {},
    'remediation': 'Turn on server access logging of the bucket.',
}) }}
-- The bucket is what has to be mended, wherever it lies: then its trail elsewhere is not judged itself. One that is not among the scanned
-- accounts' buckets cannot be judged: then the trail stands for it.
with trails as (
    select
        resource_uid, account_id, s3_bucket_name,
        'arn:' || split_part(trail_arn, ':', 2) || ':s3:::' || s3_bucket_name as bucket_uid
    from {{ ref('stg_aws__cloudtrail_trails') }}
),

logged as (
    select
        trails.resource_uid as trail_uid,
        trails.account_id,
        trails.s3_bucket_name,
        buckets.resource_uid as bucket_uid,
        buckets.account_id as bucket_account_id,
        {{ is_unread(['Logging'], 'buckets.unknown_fields') }} as is_unread,
        buckets.logging.LoggingEnabled.TargetBucket as target
    from trails
    left join {{ ref('stg_aws__s3_buckets') }} as buckets on trails.bucket_uid = buckets.resource_uid
)

select
    bucket_uid as resource_uid,
    case when bool_or(is_unread) then 'unknown' when max(target) is not null then 'pass' else 'fail' end as status,
    case status
        when 'unknown' then 'whether requests are logged could not be read'
        when 'pass' then 'requests are logged to ' || max(target)
        else 'requests to the bucket of a trail are not logged'
    end as reason,
    to_json({'S3BucketName': any_value(s3_bucket_name), 'TargetBucket': max(target), 'trails': count(*)}) as evidence
from logged
where bucket_uid is not null
group by bucket_uid
union all
select
    logged.trail_uid as resource_uid,
    if(logged.bucket_uid is null, 'unknown', 'not_applicable') as status,
    case
        when logged.bucket_uid is not null
            then 'its bucket ' || logged.s3_bucket_name || ' is judged where it lies, in ' || logged.bucket_account_id
        else
            'its bucket ' || coalesce(logged.s3_bucket_name, '') || ' is in no account whose buckets are known'
            || coalesce(': ' || blind.cause, '')
    end as reason,
    to_json({'S3BucketName': logged.s3_bucket_name}) as evidence
from logged
left join {{ ref('int_compliance__blind_accounts') }} as blind
    on logged.account_id = blind.account_id and blind.resource_type = 'AWS::S3::Bucket'
where logged.bucket_uid is null or logged.bucket_account_id <> logged.account_id
