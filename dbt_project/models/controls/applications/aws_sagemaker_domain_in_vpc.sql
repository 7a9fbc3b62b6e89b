{{ config(meta={
    'title': 'Studio domains reach the internet through the network of the account',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::SageMaker::Domain': []},
    'parameters': {},
    'remediation': 'Make the domain anew with access through the VPC only.',
}) }}
{{ judge(
    ref('stg_aws__sagemaker_domains'),
    holds="case app_network_access_type when 'VpcOnly' then true when 'PublicInternetOnly' then false end",
    passes="'it reaches the internet through its network alone'",
    fails="'it reaches the internet directly'",
    evidence={'AppNetworkAccessType': 'app_network_access_type'},
) }}
