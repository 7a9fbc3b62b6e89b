{{ config(meta={
    'title': 'Kubernetes writes audit logs',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EKS::Cluster': []},
    'parameters': {},
    'remediation': 'Turn on audit logging of the control plane.',
}) }}
{{ judge(
    ref('stg_aws__eks_clusters'),
    holds="len(list_filter(logging.clusterLogging, lambda l: l.enabled and list_contains(l.types, 'audit'))) > 0",
    passes="'audit logs are written'",
    fails="'audit logs are not written'",
    evidence={'clusterLogging': 'logging.clusterLogging'},
) }}
