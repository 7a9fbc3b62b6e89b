{{ config(meta={
    'title': 'Rules of web ACLs are measured',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::WAFv2::WebACL': []},
    'parameters': {},
    'remediation': 'Turn on the CloudWatch metrics of each rule.',
}) }}
{{ judge(
    ref('stg_aws__wafv2_web_acls'),
    holds='case when len(list_filter(rules, lambda r: not r.VisibilityConfig.CloudWatchMetricsEnabled)) > 0 then false '
    ~ 'when len(list_filter(rules, lambda r: r.VisibilityConfig.CloudWatchMetricsEnabled)) = len(rules) then true end',
    passes="'every rule has metrics'",
    fails="'a rule has no metrics'",
    evidence={'Rules': 'list_transform(list_filter(rules, lambda r: not r.VisibilityConfig.CloudWatchMetricsEnabled), lambda r: r.Name)[1:5]'},
    applies='coalesce(len(rules) > 0, true)',
    otherwise="'it has no rules'",
) }}
