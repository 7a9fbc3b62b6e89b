{{ config(meta={
    'title': 'Access points say as whom files are used',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EFS::AccessPoint': []},
    'parameters': {},
    'remediation': 'Make the access point anew with a POSIX user.',
}) }}
-- EFS leaves the user out where none is enforced.
{{ judge(
    ref('stg_aws__efs_access_points'),
    holds='posix_user.Uid is not null',
    passes="'files are used as user ' || posix_user.Uid",
    fails="'files are used as whom the client says'",
    evidence={'PosixUser': 'posix_user'},
) }}
