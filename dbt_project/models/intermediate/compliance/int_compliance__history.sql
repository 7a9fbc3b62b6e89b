{{ config(materialized='table', pre_hook="{{ begin_compliance_files('finding_moves') }}") }}
-- Where every finding stood when it was last published, from its moves: what the present is compared with. A failure is over when something
-- else than not knowing took its place.
select
    finding_id,
    arg_max(control_id, changed_at) as control_id,
    arg_max(provider, changed_at) as provider,
    arg_max(account_id, changed_at) as account_id,
    arg_max(region, changed_at) as region,
    arg_max(resource_uid, changed_at) as resource_uid,
    arg_max(resource_type, changed_at) as resource_type,
    arg_max(to_status, changed_at) as status,
    min(changed_at) as first_seen_at,
    max(changed_at) as status_since,
    coalesce(arg_max(change, changed_at) filter (change in ('new', 'reopened', 'resolved')) in ('new', 'reopened'), false) as is_failing,
    max(changed_at) filter (change in ('new', 'reopened')) as failing_since,
    max(changed_at) filter (change = 'resolved') as resolved_at,
    count(*) filter (change = 'reopened') as times_reopened,
    count(*) filter (change = 'new') > 0 as has_failed
from {{ ref('stg_compliance__finding_moves') }}
group by finding_id
