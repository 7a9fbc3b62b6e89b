-- CloudFormation stacks whose resources are not what their templates say, as the last drift detection found.
select
    resource_uid,
    if(drift = 'DRIFTED', 'found', 'unknown') as status,
    case drift when 'DRIFTED' then 'it has drifted' else 'its drift was never detected' end as reason
from (
    select resource_uid, observations ->> '$.DriftInformation.StackDriftStatus' as drift
    from inventory.assets
    where resource_type = 'AWS::CloudFormation::Stack'
)
where drift is distinct from 'IN_SYNC'
