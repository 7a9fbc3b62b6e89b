{{ config(meta={
    'title': 'No user is given AdministratorAccess or a policy of its own that allows everything',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::IAM::User': []},
    'parameters': {},
    'remediation': 'Give the user the rights it needs; keep administrators to few roles that are watched, and exempt these.',
}) }}
{{ not_administrator(ref('stg_aws__iam_users'), 'AWS::IAM::User') }}
