{{ config(meta={
    'title': 'Policies of search domains let nobody in whom nobody knows',
    'severity': 'critical',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::OpenSearchService::Domain': []},
    'parameters': {},
    'remediation': 'Name the accounts, roles or services in the policy, or narrow it by a condition such as '
        'aws:SourceAccount or aws:PrincipalOrgID.',
}) }}
{{ policy_not_public(ref('stg_aws__opensearch_domains'), [], applies="resources.vpc_options.VPCId is null") }}
