{{ config(meta={
    'title': 'Stages of REST APIs log executions',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ApiGateway::Stage': []},
    'parameters': {},
    'remediation': 'Set the log level of all methods to ERROR or INFO.',
}) }}
-- Each method by its own setting, the others by that of all methods; API Gateway leaves settings out where nobody ever made any. Where
-- methods have settings one by one and there is none for all, some may be without: which there are is not read.
with levels as (
    select
        *,
        list_transform(
            coalesce(json_keys(method_settings), []),
            lambda key: {'method': key, 'level': coalesce(json_extract_string(method_settings, '$."' || key || '".loggingLevel'), 'OFF')}
        ) as levels
    from {{ ref('stg_aws__apigateway_stages') }}
)

{{ judge(
    'levels',
    holds="case when len(list_filter(levels, lambda l: l.level not in ('ERROR', 'INFO'))) > 0 or len(levels) = 0 then false "
    ~ "when list_contains(list_transform(levels, lambda l: l.method), '*/*') then true end",
    passes="'executions are logged'",
    fails="'executions are not logged by every method'",
    evidence={'loggingLevel': 'levels[1:5]'},
    unread="'only some methods have a log level; which methods there are is not read'",
) }}
