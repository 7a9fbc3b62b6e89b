{{ config(meta={
    'title': 'The policy of every event bus (events) names whom it lets in',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Events::EventBus': []},
    'parameters': {},
    'remediation': 'Name the accounts, roles or services in the policy, or narrow it by a condition such as aws:SourceAccount or ' 
        'aws:PrincipalOrgID.',
}) }}
{{ policy_not_public(ref('stg_aws__events_event_buses'), []) }}
