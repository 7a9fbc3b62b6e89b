{{ config(meta={
    'title': 'Stacks are as their templates say',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudFormation::Stack': []},
    'parameters': {},
    'remediation': 'Bring the template and what was changed by hand together again, and look for drift regularly.',
}) }}
-- What the last look for drift found is an observation. Where nobody ever looked, nobody knows.
{{ judge(
    "(select stacks.*, observed.observations->>'$.DriftInformation.StackDriftStatus' as drift, "
    ~ "observed.observations->>'$.DriftInformation.LastCheckTimestamp' as checked_at from " ~ ref('stg_aws__cloudformation_stacks')
    ~ " as stacks left join " ~ ref('int_observations__latest')
    ~ " as observed on stacks.resource_uid = observed.resource_uid and observed.resource_type = 'AWS::CloudFormation::Stack')",
    holds="case drift when 'IN_SYNC' then true when 'DRIFTED' then false end",
    passes="'the last look for drift found none'",
    fails="'the last look for drift found some'",
    evidence={'StackDriftStatus': 'drift', 'LastCheckTimestamp': 'checked_at'},
    unread="if(drift = 'NOT_CHECKED', 'nobody has looked for drift yet', 'whether it drifted is not known')",
) }}
