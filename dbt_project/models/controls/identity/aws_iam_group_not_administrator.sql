{{ config(meta={
    'title': 'No group is given AdministratorAccess or a policy of its own that allows everything',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::IAM::Group': []},
    'parameters': {},
    'remediation': 'Give the group the rights it needs; keep administrators to few roles that are watched, and exempt these.',
}) }}
{{ not_administrator(ref('stg_aws__iam_groups'), 'AWS::IAM::Group') }}
