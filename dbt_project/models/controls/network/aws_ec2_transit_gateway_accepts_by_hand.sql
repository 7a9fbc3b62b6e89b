{{ config(meta={
    'title': 'Transit gateways accept attachments by hand',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::TransitGateway': []},
    'parameters': {},
    'remediation': 'Turn automatic acceptance off.',
}) }}
{{ judge(
    ref('stg_aws__ec2_transit_gateways'),
    holds="options.AutoAcceptSharedAttachments = 'disable'",
    passes="'attachments wait for somebody'",
    fails="'attachments of other accounts are accepted by themselves'",
    evidence={'AutoAcceptSharedAttachments': 'options.AutoAcceptSharedAttachments'},
) }}
