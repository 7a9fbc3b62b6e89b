{{ config(meta={
    'title': 'Instances are not paravirtual',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::Instance': []},
    'parameters': {},
    'remediation': 'Move to an instance type of this decade.',
}) }}
{{ judge(
    ref('stg_aws__ec2_instances'),
    holds="virtualization_type <> 'paravirtual'",
    passes="'its virtualization is by hardware'",
    fails="'it is paravirtual'",
    evidence={'VirtualizationType': 'virtualization_type'},
    applies="state.Name not in ('terminated', 'shutting-down')",
    otherwise="'it is being terminated'",
) }}
