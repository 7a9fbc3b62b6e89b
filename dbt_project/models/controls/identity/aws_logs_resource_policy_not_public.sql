{{ config(meta={
    'title': 'Policies of log groups let nobody in whom nobody knows',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Logs::ResourcePolicy': []},
    'parameters': {},
    'remediation': 'Name the services in the policy, and narrow it by a condition such as aws:SourceAccount or aws:SourceArn.',
}) }}
{{ policy_not_public(ref('stg_aws__logs_resource_policies'), []) }}
