{{ config(meta={
    'title': 'No user, group or role may by a policy of its own decrypt with every key',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::IAM::Role': [], 'AWS::IAM::User': [], 'AWS::IAM::Group': []},
    'parameters': {},
    'remediation': 'Name the keys that the policy is about in place of `*`.',
}) }}
-- What a policy allows that is attached is judged at the policy.
with holders as (
    select resource_uid, unknown_fields from {{ ref('stg_aws__iam_roles') }}
    union all
    select resource_uid, unknown_fields from {{ ref('stg_aws__iam_users') }}
    union all
    select resource_uid, unknown_fields from {{ ref('stg_aws__iam_groups') }}
)

select resource_uid, status, reason, evidence
from (
    {{ decrypts_narrowly(
        'holders',
        documents="resource_type in ('AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group') and policy_path <> 'AssumeRolePolicyDocument'",
    ) }}
)
