{{ config(meta={
    'title': 'Builds are not privileged',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CodeBuild::Project': []},
    'parameters': {},
    'remediation': 'Turn privileged mode off unless the build makes images.',
}) }}
-- The type of an environment is always said; the flag is off where it is left out.
{{ judge(
    ref('stg_aws__codebuild_projects'),
    holds='if(environment.type is null, null, not coalesce(environment.privilegedMode, false))',
    passes="'builds are not privileged'",
    fails="'builds are privileged on their host'",
    evidence={'privilegedMode': 'environment.privilegedMode'},
) }}
