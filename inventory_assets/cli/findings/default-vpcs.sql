-- Default VPCs, which whoever launches something without a thought launches it into.
select resource_uid, 'found' as status, 'the default VPC of its region' as reason
from staging.stg_aws__ec2_vpcs
where is_default
