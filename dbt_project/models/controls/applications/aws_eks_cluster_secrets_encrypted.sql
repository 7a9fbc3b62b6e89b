{{ config(meta={
    'title': 'Secrets of Kubernetes are encrypted with a key of KMS',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EKS::Cluster': []},
    'parameters': {},
    'remediation': 'Turn on envelope encryption of secrets.',
}) }}
-- EKS leaves the configuration out where there is none.
{{ judge(
    ref('stg_aws__eks_clusters'),
    holds="len(list_filter(coalesce(encryption_config, []), lambda e: list_contains(e.resources, 'secrets'))) > 0",
    passes="'secrets are encrypted with a key of KMS'",
    fails="'secrets are not encrypted with a key of KMS'",
    evidence={'encryptionConfig': 'encryption_config'},
) }}
