{{ config(meta={
    'title': 'Accelerators log flows',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::GlobalAccelerator::Accelerator': ['Attributes']},
    'parameters': {},
    'remediation': 'Turn on flow logs.',
}) }}
{{ judge(
    ref('stg_aws__globalaccelerator_accelerators'),
    holds='attributes.FlowLogsEnabled',
    passes="'flows are logged'",
    fails="'flows are not logged'",
    evidence={'FlowLogsEnabled': 'attributes.FlowLogsEnabled'},
    parts=['Attributes'],
) }}
