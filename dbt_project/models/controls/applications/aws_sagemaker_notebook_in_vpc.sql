{{ config(meta={
    'title': 'Notebooks lie in a network of the account',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::SageMaker::NotebookInstance': []},
    'parameters': {},
    'remediation': 'Make the notebook anew in a VPC.',
}) }}
{{ judge(
    ref('stg_aws__sagemaker_notebook_instances'),
    holds="coalesce(subnet_id, '') <> ''",
    passes="'it lies in ' || subnet_id",
    fails="'it lies in a network of AWS'",
    evidence={'SubnetId': 'subnet_id'},
) }}
