{{ config(meta={
    'title': 'Stacks are protected from termination',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudFormation::Stack': []},
    'parameters': {},
    'remediation': 'Turn on termination protection.',
}) }}
{{ judge(
    ref('stg_aws__cloudformation_stacks'),
    holds='coalesce(enable_termination_protection, false)',
    passes="'termination protection is on'",
    fails="'anyone with the right can delete it with all in it'",
    evidence={'EnableTerminationProtection': 'enable_termination_protection'},
    applies='parent_id is null',
    otherwise="'the stack that it belongs to decides'",
) }}
