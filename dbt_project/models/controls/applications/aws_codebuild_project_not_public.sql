{{ config(meta={
    'title': 'Results of builds are not public',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CodeBuild::Project': []},
    'parameters': {},
    'remediation': 'Make the project private.',
}) }}
{{ judge(
    ref('stg_aws__codebuild_projects'),
    holds="case project_visibility when 'PRIVATE' then true when 'PUBLIC_READ' then false end",
    passes="'it is private'",
    fails="'everybody can read its logs and artifacts'",
    evidence={'projectVisibility': 'project_visibility'},
) }}
