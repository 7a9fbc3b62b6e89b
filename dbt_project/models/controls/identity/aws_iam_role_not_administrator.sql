{{ config(meta={
    'title': 'No role is given AdministratorAccess or a policy of its own that allows everything',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::IAM::Role': []},
    'parameters': {},
    'remediation': 'Give the role the rights it needs; keep administrators to few roles that are watched, and exempt these.',
}) }}
{{ not_administrator(ref('stg_aws__iam_roles'), 'AWS::IAM::Role') }}
