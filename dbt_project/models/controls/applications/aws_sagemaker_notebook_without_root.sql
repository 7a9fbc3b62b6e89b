{{ config(meta={
    'title': 'Users of notebooks are not root',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::SageMaker::NotebookInstance': []},
    'parameters': {},
    'remediation': 'Turn root access off.',
}) }}
{{ judge(
    ref('stg_aws__sagemaker_notebook_instances'),
    holds="root_access = 'Disabled'",
    passes="'users are not root'",
    fails="'users are root'",
    evidence={'RootAccess': 'root_access'},
) }}
