{{ config(meta={
    'title': 'Images are scanned when they are pushed',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ECR::Repository': []},
    'parameters': {},
    'remediation': 'Scan on push, or turn on enhanced scanning of the registry.',
}) }}
{{ judge(
    ref('stg_aws__ecr_repositories'),
    holds='image_scanning_configuration.scanOnPush',
    passes="'images are scanned when they are pushed'",
    fails="'images are not scanned when they are pushed'",
    evidence={'scanOnPush': 'image_scanning_configuration.scanOnPush'},
) }}
