{{ config(meta={
    'title': 'Aurora MySQL clusters can go back in time',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::RDS::DBCluster': []},
    'parameters': {},
    'remediation': 'Make the cluster anew with backtracking; it cannot be turned on later.',
}) }}
-- RDS leaves the window out where there is none. Only provisioned Aurora MySQL has one.
{{ judge(
    ref('stg_aws__rds_db_clusters'),
    holds='coalesce(backtrack_window, 0) > 0',
    passes="'it can go back ' || backtrack_window || ' seconds'",
    fails="'it cannot go back'",
    evidence={'BacktrackWindow': 'backtrack_window'},
    applies="engine in ('aurora', 'aurora-mysql') and coalesce(engine_mode, 'provisioned') = 'provisioned'",
    otherwise="'its engine has no backtracking'",
) }}
