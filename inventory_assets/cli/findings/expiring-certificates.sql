-- Certificates that have expired or will within 30 days.
select
    resource_uid,
    'found' as status,
    if(not_after < now(), 'expired ', 'expires ') || strftime(not_after, '%Y-%m-%d') as reason
from staging.stg_aws__acm_certificates
where not_after < now() + interval 30 day and status in ('ISSUED', 'EXPIRED')
union all
select resource_uid, 'unknown', 'when it expires could not be read'
from staging.stg_aws__acm_certificates
where not_after is null and list_contains(unknown_fields, '*')
union all
select resource_uid, 'found', if(expiration < now(), 'expired ', 'expires ') || strftime(expiration, '%Y-%m-%d')
from staging.stg_aws__iam_server_certificates
where expiration < now() + interval 30 day
