{{ config(meta={
    'title': 'Rules of web ACLs are measured',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::WAFv2::WebACL': []},
    'parameters': {},
    'remediation': 'Turn on the CloudWatch metrics of each rule.',
}) }}
with measured as (
    select *, list_transform(rules, lambda r: {'Name': r.Name, 'is_measured': r.VisibilityConfig.CloudWatchMetricsEnabled}) as measured
    from {{ ref('stg_aws__wafv2_web_acls') }}
)

{{ judge(
    'measured',
    holds='case when len(list_filter(measured, lambda r: not r.is_measured)) > 0 then false '
    ~ 'when len(list_filter(measured, lambda r: r.is_measured)) = len(measured) then true end',
    passes="'every rule has metrics'",
    fails="'rules without metrics: ' || len(list_filter(measured, lambda r: not r.is_measured))",
    evidence={'Rules': 'list_filter(measured, lambda r: not r.is_measured)[1:5]'},
    applies='coalesce(len(measured) > 0, true)',
    otherwise="'it has no rules'",
) }}
