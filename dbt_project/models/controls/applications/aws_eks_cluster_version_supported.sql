{{ config(meta={
    'title': 'Kubernetes is of a version that is supported',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EKS::Cluster': []},
    'parameters': {'oldest_version': '1.33'},
    'remediation': 'Upgrade the cluster, one minor version after the other.',
}) }}
-- Versions are compared number by number: 1.9 is older than 1.30.
{%- set numbers = "list_transform(string_split(%s, '.'), lambda part: try_cast(part as integer))" %}
{{ judge(
    "(select *, " ~ (numbers | replace('%s', 'version')) ~ " as numbers, "
    ~ (numbers | replace('%s', parameter('oldest_version'))) ~ " as oldest from " ~ ref('stg_aws__eks_clusters') ~ ")",
    holds='if(list_contains(list_transform(numbers, lambda n: n is null), true), null, numbers >= oldest)',
    passes="'its version is ' || version",
    fails="'its version is ' || version || ', older than ' || array_to_string(oldest, '.')",
    evidence={'version': 'version', 'upgradePolicy': 'upgrade_policy.supportType'},
) }}
