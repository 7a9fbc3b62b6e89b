{{ config(meta={
    'title': 'Caches of REST APIs are encrypted',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ApiGateway::Stage': []},
    'parameters': {},
    'remediation': 'Encrypt the cached data of each method that is cached.',
}) }}
with cached as (
    select
        *,
        list_filter(
            list_transform(
                coalesce(json_keys(method_settings), []),
                lambda key: {
                    'method': key,
                    'is_cached': try_cast(json_extract_string(method_settings, '$."' || key || '".cachingEnabled') as boolean),
                    'is_encrypted': try_cast(json_extract_string(method_settings, '$."' || key || '".cacheDataEncrypted') as boolean)
                }
            ),
            lambda m: coalesce(m.is_cached, true)
        ) as methods
    from {{ ref('stg_aws__apigateway_stages') }}
)

{{ judge(
    'cached',
    holds="case when len(list_filter(methods, lambda m: m.is_cached and not m.is_encrypted)) > 0 then false "
    ~ "when len(list_filter(methods, lambda m: m.is_cached is null or m.is_encrypted is null)) = 0 then true end",
    passes="'what is cached is encrypted'",
    fails="'a method caches plain text'",
    evidence={'cacheClusterEnabled': 'cache_cluster_enabled', 'methodSettings': 'methods[1:5]'},
    applies='coalesce(cache_cluster_enabled and len(methods) > 0, false)',
    otherwise="'it caches nothing'",
) }}
