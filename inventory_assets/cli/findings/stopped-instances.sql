-- EC2 instances that are stopped; their volumes and addresses go on costing.
select resource_uid, 'found' as status, 'stopped' || coalesce(' ' || nullif(regexp_extract(state_transition_reason, '\((.*)\)', 1), ''), '') as reason
from staging.stg_aws__ec2_instances
where state."Name" = 'stopped'
