{{ config(meta={
    'title': 'Macie looks for personal data in buckets',
    'severity': 'medium',
    'scope': 'region',
    'assessment': 'manual',
    'reads': {'AWS::Macie::Session': []},
    'parameters': {},
    'remediation': 'Turn on Macie where buckets may hold personal data, and look at what it finds.',
}) }}
-- Whether data has been found and classified is for a person to say; here is whether Macie is on.
with seen as (
    select account_id, region, max(status) as status from {{ ref('stg_aws__macie_sessions') }} group by account_id, region
),

buckets as (
    select account_id, bucket_region as region, count(*) as buckets from {{ ref('stg_aws__s3_buckets') }} group by account_id, bucket_region
),

-- A bucket of which the region is not known may lie in any.
astray as (
    select account_id, count(*) as buckets from {{ ref('stg_aws__s3_buckets') }} where bucket_region is null group by account_id
)

select
    regions.resource_uid,
    case
        when coalesce(unread.cause, blind.cause) is not null then 'unknown'
        when buckets.buckets is null and astray.buckets is not null then 'unknown'
        when buckets.buckets is null then 'not_applicable'
        else 'manual'
    end as status,
    case
        when coalesce(unread.cause, blind.cause) is not null then coalesce(unread.cause, blind.cause)
        when buckets.buckets is null and astray.buckets is not null
            then 'in which region ' || astray.buckets || ' buckets lie is not known'
        when buckets.buckets is null then 'no bucket lies there'
        else buckets.buckets || ' buckets lie there; Macie is ' || coalesce(lower(seen.status), 'off')
    end as reason,
    to_json({'status': seen.status, 'buckets': buckets.buckets}) as evidence
from {{ ref('int_compliance__regions') }} as regions
left join seen on regions.account_id = seen.account_id and regions.region = seen.region
left join buckets on regions.account_id = buckets.account_id and regions.region = buckets.region
left join astray on regions.account_id = astray.account_id
left join {{ ref('int_compliance__unread') }} as unread
    on regions.account_id = unread.account_id and regions.region = unread.region and unread.resource_type = 'AWS::Macie::Session'
left join {{ ref('int_compliance__blind_accounts') }} as blind
    on regions.account_id = blind.account_id and blind.resource_type = 'AWS::S3::Bucket'
where regions.provider = 'aws'
