{{ config(meta={
    'title': 'An external access analyzer is active in every region',
    'severity': 'low',
    'scope': 'region',
    'assessment': 'automated',
    'reads': {'AWS::AccessAnalyzer::Analyzer': []},
    'parameters': {},
    'remediation': 'Make an analyzer for external access in every region, best one for the whole organization.',
}) }}
-- Analyzers of unused or internal access find nothing that is shared outside. One for the organization covers every account of it.
with analyzers as (
    select
        analyzers.account_id,
        analyzers.region,
        accounts.management_account_id,
        analyzers.type,
        analyzers.status,
        analyzers.aws_name
    from {{ ref('stg_aws__accessanalyzer_analyzers') }} as analyzers
    inner join {{ ref('int_compliance__accounts') }} as accounts on analyzers.account_id = accounts.account_id
),

own as (
    select
        account_id,
        region,
        count(*) filter (type in ('ACCOUNT', 'ORGANIZATION') and status = 'ACTIVE') as active,
        count(*) filter (status is null or type is null) as odd,
        list({'name': aws_name, 'type': type, 'status': status} order by aws_name) as seen
    from analyzers
    group by account_id, region
),

organization as (
    select management_account_id, region, min(aws_name) as name
    from analyzers
    where type = 'ORGANIZATION' and status = 'ACTIVE' and management_account_id is not null
    group by management_account_id, region
)

select
    regions.resource_uid,
    case
        when own.active > 0 or organization.name is not null then 'pass'
        when unread.cause is not null or above.cause is not null or own.odd > 0 then 'unknown'
        else 'fail'
    end as status,
    case
        when own.active > 0 then 'an analyzer of external access is active'
        when status = 'pass' then 'the analyzer ' || organization.name || ' of the organization covers it'
        when status = 'unknown' then coalesce(
            unread.cause, 'in the management account: ' || above.cause, 'the kind or status of an analyzer could not be read'
        )
        when own.seen is null then 'there is no analyzer'
        else 'no active analyzer of external access is among ' || len(own.seen)
    end as reason,
    to_json({'analyzers': own.seen}) as evidence
from {{ ref('int_compliance__regions') }} as regions
inner join {{ ref('int_compliance__accounts') }} as accounts on regions.account_id = accounts.account_id
left join own on regions.account_id = own.account_id and regions.region = own.region
left join organization
    on accounts.management_account_id = organization.management_account_id and regions.region = organization.region
left join {{ ref('int_compliance__unread') }} as unread
    on
        regions.account_id = unread.account_id
        and regions.region = unread.region
        and unread.resource_type = 'AWS::AccessAnalyzer::Analyzer'
-- one for the organization may be where nobody could look
left join {{ ref('int_compliance__unread') }} as above
    on
        accounts.management_account_id = above.account_id
        and regions.region = above.region
        and above.resource_type = 'AWS::AccessAnalyzer::Analyzer'
where regions.provider = 'aws'
