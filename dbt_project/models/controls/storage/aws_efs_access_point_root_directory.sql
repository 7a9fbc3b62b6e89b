{{ config(meta={
    'title': 'Access points lead to a directory of their own',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EFS::AccessPoint': []},
    'parameters': {},
    'remediation': 'Make the access point anew with a directory.',
}) }}
{{ judge(
    ref('stg_aws__efs_access_points'),
    holds="root_directory.Path <> '/'",
    passes="'it leads to ' || root_directory.Path",
    fails="'it leads to the root of the file system'",
    evidence={'Path': 'root_directory.Path'},
) }}
