{{ config(meta={
    'title': 'Results of queries are encrypted',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Athena::WorkGroup': []},
    'parameters': {},
    'remediation': 'Set encryption of results, and enforce it.',
}) }}
{{ judge(
    ref('stg_aws__athena_work_groups'),
    holds='coalesce(configuration.ResultConfiguration.EncryptionConfiguration.EncryptionOption is not null, false) or coalesce(configuration.ManagedQueryResultsConfiguration.Enabled, false)',
    passes="'results are encrypted'",
    fails="'nothing says that results are encrypted'",
    evidence={'EncryptionOption': 'configuration.ResultConfiguration.EncryptionConfiguration.EncryptionOption'},
) }}
