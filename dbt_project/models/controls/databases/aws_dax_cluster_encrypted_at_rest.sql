{{ config(meta={
    'title': 'DAX clusters are encrypted at rest',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::DAX::Cluster': []},
    'parameters': {},
    'remediation': 'Make the cluster anew with encryption at rest.',
}) }}
{{ judge(
    ref('stg_aws__dax_clusters'),
    holds="case
            when sse_description.Status in ('ENABLED', 'ENABLING') then true
            when sse_description.Status in ('DISABLED', 'DISABLING') then false
        end",
    passes="'it is encrypted at rest'",
    fails="'it is not encrypted at rest'",
    evidence={'SSEDescription': 'sse_description'},
) }}
