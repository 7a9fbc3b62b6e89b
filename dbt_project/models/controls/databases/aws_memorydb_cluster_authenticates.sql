{{ config(meta={
    'title': 'MemoryDB clusters ask who comes',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::MemoryDB::Cluster': []},
    'parameters': {},
    'remediation': 'Give the cluster an access control list with users of its own.',
}) }}
{{ judge(
    ref('stg_aws__memorydb_clusters'),
    holds="acl_name <> 'open-access'",
    passes="'the access control list ' || acl_name || ' says who may come'",
    fails="'anyone in the network is let in'",
    evidence={'ACLName': 'acl_name'},
) }}
