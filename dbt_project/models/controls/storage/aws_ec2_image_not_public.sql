{{ config(meta={
    'title': 'Images are not shared with everybody',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::Image': []},
    'parameters': {},
    'remediation': 'Make the image private.',
}) }}
{{ judge(
    ref('stg_aws__ec2_images'),
    holds='not public',
    passes="'it is not shared with everybody'",
    fails="'everybody can start instances of it'",
    evidence={'Public': 'public'},
) }}
