{{ config(meta={
    'title': 'OpenSearch domains speak TLS 1.2 alone',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::OpenSearchService::Domain': []},
    'parameters': {},
    'remediation': 'Enforce HTTPS with a policy of TLS 1.2.',
}) }}
with domains as (
    select *, domain_endpoint_options as options from {{ ref('stg_aws__opensearch_domains') }}
)

{{ judge(
    'domains',
    holds="case
            when not options.EnforceHTTPS then false
            when options.TLSSecurityPolicy like 'Policy-Min-TLS-1-0%' then false
            when options.EnforceHTTPS and left(options.TLSSecurityPolicy, 18) in ('Policy-Min-TLS-1-2', 'Policy-Min-TLS-1-3') then true
        end",
    passes="'it speaks TLS 1.2 or newer alone'",
    fails="if(options.EnforceHTTPS is false, 'it speaks plain HTTP', 'it speaks old versions of TLS')",
    evidence={'EnforceHTTPS': 'options.EnforceHTTPS', 'TLSSecurityPolicy': 'options.TLSSecurityPolicy'},
) }}
