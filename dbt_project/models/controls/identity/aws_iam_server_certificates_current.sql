{{ config(meta={
    'title': 'No server certificate in IAM has expired',
    'severity': 'medium',
    'scope': 'account',
    'assessment': 'automated',
    'reads': {'AWS::IAM::ServerCertificate': []},
    'parameters': {},
    'remediation': 'Delete the certificate; keep certificates in ACM, which renews them.',
}) }}
with certificates as (
    select
        account_id,
        list(server_certificate_name order by server_certificate_name) filter (expiration <= {{ as_of() }}) as expired,
        count(*) filter (expiration is null) as undated,
        count(*) as stored
    from {{ ref('stg_aws__iam_server_certificates') }}
    group by account_id
)

select
    accounts.resource_uid,
    case
        when len(certificates.expired) > 0 then 'fail'
        when blind.cause is not null or certificates.undated > 0 then 'unknown'
        else 'pass'
    end as status,
    case
        when status = 'fail' then array_to_string(certificates.expired, ', ') || ' expired'
        when status = 'unknown' then coalesce(blind.cause, 'when a certificate expires could not be read')
        when certificates.stored is null then 'no certificate is stored'
        else 'none of the ' || certificates.stored || ' certificates has expired'
    end as reason,
    to_json({'expired': certificates.expired, 'stored': certificates.stored}) as evidence
from {{ ref('int_compliance__accounts') }} as accounts
left join certificates on accounts.account_id = certificates.account_id
left join {{ ref('int_compliance__blind_accounts') }} as blind
    on accounts.account_id = blind.account_id and blind.resource_type = 'AWS::IAM::ServerCertificate'
where accounts.provider = 'aws'
