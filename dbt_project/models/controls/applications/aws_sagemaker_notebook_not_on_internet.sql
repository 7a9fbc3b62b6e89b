{{ config(meta={
    'title': 'Notebooks do not reach the internet directly',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::SageMaker::NotebookInstance': []},
    'parameters': {},
    'remediation': 'Make the notebook anew in a VPC without direct access.',
}) }}
{{ judge(
    ref('stg_aws__sagemaker_notebook_instances'),
    holds="direct_internet_access = 'Disabled'",
    passes="'it reaches the internet through its network alone'",
    fails="'it reaches the internet directly'",
    evidence={'DirectInternetAccess': 'direct_internet_access'},
) }}
