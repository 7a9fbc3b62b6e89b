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
    resource_uid,
    case
        when ebs_encryption_by_default then 'pass'
        when not ebs_encryption_by_default then 'fail'
        else 'unknown'
    end as status,
    case status
        when 'pass' then 'new volumes are encrypted'
        when 'fail' then 'new volumes are encrypted only where somebody asks for it'
        else coalesce(cause, 'the setting could not be read')
    end as reason,
    to_json({'EbsEncryptionByDefault': ebs_encryption_by_default}) as evidence
from {{ ref('int_compliance__region_settings') }}
