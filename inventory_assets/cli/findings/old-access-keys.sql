-- IAM users with an active access key older than 90 days.
with keys as (
    select resource_uid, unnest(access_keys) as key
    from staging.stg_aws__iam_users
    where not list_contains(unknown_fields, 'AccessKeys')
)

select
    resource_uid,
    'found' as status,
    string_agg(
        'its key ' || key.AccessKeyId || ' is ' || datediff('day', key.CreateDate, now()) || ' days old', '; ' order by key.CreateDate
    ) as reason
from keys
where key.Status = 'Active' and key.CreateDate < now() - interval 90 day
group by resource_uid
union all
select resource_uid, 'unknown', 'its keys could not be read'
from staging.stg_aws__iam_users
where list_contains(unknown_fields, 'AccessKeys')
