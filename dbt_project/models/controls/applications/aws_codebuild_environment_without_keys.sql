{{ config(meta={
    'title': 'Builds do not get keys of AWS in plain text',
    'severity': 'critical',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CodeBuild::Project': []},
    'parameters': {},
    'remediation': 'Let the service role of the build do what the keys do, and take the keys out of use.',
}) }}
-- A variable that does not say otherwise is plain text.
{%- set keys = "('AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY')" %}
{%- set wrong = "lambda v: upper(v.name) in " ~ keys ~ " and coalesce(v.type, 'PLAINTEXT') = 'PLAINTEXT'" %}
{{ judge(
    "(select *, list_transform(list_filter(environment.environmentVariables, " ~ wrong ~ "), lambda v: v.name) as wrong from "
    ~ ref('stg_aws__codebuild_projects') ~ ")",
    holds='if(environment.type is null, null, coalesce(len(wrong), 0) = 0)',
    passes="'no variable holds a key of AWS'",
    fails="array_to_string(wrong, ', ') || ' stands in plain text'",
    evidence={'variables': 'wrong'},
) }}
