{{ config(meta={
    'title': 'OpenSearch domains run the latest software',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::OpenSearchService::Domain': []},
    'parameters': {},
    'remediation': 'Install the update.',
}) }}
with judged as (
    select
        domains.*,
        try_cast((seen.observations->'$.ServiceSoftwareOptions'->>'$.UpdateAvailable') as boolean) as is_available,
        (seen.observations->'$.ServiceSoftwareOptions'->>'$.CurrentVersion') as running,
        (seen.observations->'$.ServiceSoftwareOptions'->>'$.NewVersion') as new
    from {{ ref('stg_aws__opensearch_domains') }} as domains
    left join {{ ref('int_observations__latest') }} as seen
        on domains.resource_uid = seen.resource_uid and seen.resource_type = 'AWS::OpenSearchService::Domain'
)

{{ judge(
    'judged',
    holds='not is_available',
    passes="'it runs the latest software, ' || coalesce(running, 'of whichever version')",
    fails="'the update ' || coalesce(new, '') || ' waits to be installed'",
    evidence={'UpdateAvailable': 'is_available', 'CurrentVersion': 'running', 'NewVersion': 'new'},
    unread="'whether there is an update could not be read'",
) }}
