{{ config(meta={
    'title': 'New EBS volumes are encrypted by default',
    'severity': 'medium',
    'scope': 'region',
    'assessment': 'automated',
    'reads': {'AWS::Account::Region': []},
    'parameters': {},
    'remediation': 'Turn on EBS encryption by default in every region of the account.',
}) }}
select
    regions.resource_uid,
    case
        when settings.ebs_encryption_by_default then 'pass'
        when not settings.ebs_encryption_by_default then 'fail'
        else 'unknown'
    end as status,
    case status
        when 'pass' then 'new volumes are encrypted'
        when 'fail' then 'new volumes are encrypted only where somebody asks for it'
        else coalesce(unread.cause, 'the setting could not be read')
    end as reason,
    to_json({'EbsEncryptionByDefault': settings.ebs_encryption_by_default}) as evidence
from {{ ref('int_compliance__regions') }} as regions
left join {{ ref('stg_aws__account_regions') }} as settings on regions.resource_uid = settings.resource_uid
left join {{ ref('int_compliance__unread') }} as unread
    on
        regions.account_id = unread.account_id
        and regions.region = unread.region
        and unread.resource_type = 'AWS::Account::Region'
where regions.provider = 'aws'
