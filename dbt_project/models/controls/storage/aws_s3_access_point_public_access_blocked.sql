{{ config(meta={
    'title': 'Access points block public access',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::S3::AccessPoint': []},
    'parameters': {},
    'remediation': 'Make the access point anew with all four settings of Block Public Access.',
}) }}
{{ judge(
    ref('stg_aws__s3_access_points'),
    holds='public_access_block_configuration.BlockPublicAcls and public_access_block_configuration.IgnorePublicAcls and public_access_block_configuration.BlockPublicPolicy and public_access_block_configuration.RestrictPublicBuckets',
    passes="'all four settings are on'",
    fails="'not all four settings are on'",
    evidence={'PublicAccessBlockConfiguration': 'public_access_block_configuration'},
) }}
