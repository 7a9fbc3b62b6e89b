{{ config(meta={
    'title': 'Results of queries are encrypted',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Athena::WorkGroup': []},
    'parameters': {},
    'remediation': 'Set encryption of results, and enforce it.',
}) }}
-- Athena leaves the encryption out where there is none; results that it keeps itself are always encrypted. Whether the settings are
-- enforced it says of every workgroup whose settings were read.
{{ judge(
    ref('stg_aws__athena_work_groups'),
    holds="case
            when configuration.ResultConfiguration.EncryptionConfiguration.EncryptionOption is not null then true
            when configuration.ManagedQueryResultsConfiguration.Enabled then true
            when configuration.EnforceWorkGroupConfiguration is not null then false
        end",
    passes="'results are encrypted'",
    fails="'nothing says that results are encrypted'",
    evidence={
        'EncryptionOption': 'configuration.ResultConfiguration.EncryptionConfiguration.EncryptionOption',
        'EnforceWorkGroupConfiguration': 'configuration.EnforceWorkGroupConfiguration',
    },
) }}
