{{ config(meta={
    'title': 'Buckets turn plain HTTP away',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::S3::Bucket': ['Policy']},
    'parameters': {},
    'remediation': 'Deny s3:* on the bucket and its objects to everybody where aws:SecureTransport is false.',
}) }}
-- One statement that denies everything on the bucket and on its objects to everybody, under exactly one condition: no TLS, or a TLS older
-- than 1.2. A further condition would let some plain requests in. Two statements may share the work between bucket and objects.
with statements as (
    select
        resource_uid,
        problem,
        effect = 'Deny'
        and len(list_filter(principals, lambda p: p.kind = '*')) > 0
        and list_has_any(list_transform(actions, lambda a: lower(a)), ['*', 's3:*'])
        and len(conditions) = 1
        and (
            (
                lower(conditions[1].operator) = 'bool'
                and lower(conditions[1].key) = 'aws:securetransport'
                and len(conditions[1].values) > 0
                and len(list_filter(conditions[1].values, lambda v: lower(v) <> 'false')) = 0
            )
            or (
                lower(conditions[1].operator) = 'numericlessthan'
                and lower(conditions[1].key) = 's3:tlsversion'
                and len(conditions[1].values) = 1
                and try_cast(conditions[1].values[1] as double) >= 1.2
            )
        ) as turns_away,
        sid,
        resources
    from {{ ref('int_policies__normalized') }}
    where resource_type = 'AWS::S3::Bucket'
),

judged as (
    select
        resource_uid,
        max(problem) as problem,
        -- what a pattern with a star at its end has of all objects it has of their common beginning
        coalesce(bool_or(len(list_filter(resources, lambda r: resource_uid glob r)) > 0) filter (turns_away), false) as covers_bucket,
        coalesce(
            bool_or(len(list_filter(resources, lambda r: suffix(r, '*') and resource_uid || '/' glob r)) > 0) filter (turns_away), false
        ) as covers_objects,
        list({'Sid': sid, 'Resource': resources}) filter (turns_away) as turning_away
    from statements
    group by resource_uid
)

select
    buckets.resource_uid,
    case
        when {{ is_unread(['Policy'], 'buckets.unknown_fields') }} then 'unknown'
        when judged.covers_bucket and judged.covers_objects then 'pass'
        when judged.problem is not null then 'unknown'
        else 'fail'
    end as status,
    case
        when {{ is_unread(['Policy'], 'buckets.unknown_fields') }} then 'its policy could not be read'
        when status = 'unknown' then 'its policy cannot be understood: ' || judged.problem
        when status = 'pass' then 'its policy denies what comes without TLS'
        when judged.resource_uid is null then 'no policy turns plain HTTP away'
        when judged.covers_bucket then 'its policy denies plain HTTP for the bucket, but not for its objects'
        when judged.covers_objects then 'its policy denies plain HTTP for objects, but not for the bucket'
        else 'no statement of its policy denies all that comes without TLS'
    end as reason,
    to_json({'Statement': coalesce(judged.turning_away, [])}) as evidence
from {{ ref('stg_aws__s3_buckets') }} as buckets
left join judged on buckets.resource_uid = judged.resource_uid
