{{ config(meta={
    'title': 'Addresses of sources hold no passwords',
    'severity': 'critical',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CodeBuild::Project': []},
    'parameters': {},
    'remediation': 'Connect the repository by OAuth or an app password in Secrets Manager, and change the password.',
}) }}
-- The address itself is not shown: it may hold the password.
{%- set wrong = "lambda s: regexp_matches(s.location, '^[A-Za-z+]+://[^/@]*:[^/@]+@')" %}
{{ judge(
    "(select *, list_transform(list_filter(list_prepend({location: source.location, type: source.type}, coalesce(list_transform("
    ~ "secondary_sources, lambda s: {location: s.location, type: s.type}), [])), " ~ wrong ~ "), lambda s: s.type) as wrong from "
    ~ ref('stg_aws__codebuild_projects') ~ ")",
    holds='if(source.type is null, null, len(wrong) = 0)',
    passes="'no address of a source holds a password'",
    fails="'the address of a source holds a password: ' || array_to_string(wrong, ', ')",
    evidence={'types': 'wrong'},
) }}
