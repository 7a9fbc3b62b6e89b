{{ config(meta={
    'title': 'The management account runs no workloads',
    'severity': 'medium',
    'scope': 'organization',
    'assessment': 'manual',
    'reads': {
        'AWS::EC2::Instance': [],
        'AWS::RDS::DBInstance': [],
        'AWS::Lambda::Function': [],
        'AWS::ECS::Service': [],
        'AWS::EKS::Cluster': [],
    },
    'parameters': {},
    'remediation': 'Move workloads to member accounts, which guardrails hold for; they do not for the management account.',
}) }}
with workloads as (
    select account_id, count(*) as resources, histogram(resource_type) as by_type
    from {{ ref('int_assets__attributed') }}
    where
        resource_type in (
            'AWS::EC2::Instance', 'AWS::RDS::DBInstance', 'AWS::Lambda::Function', 'AWS::ECS::Service', 'AWS::EKS::Cluster'
        )
    group by account_id
),

blind as (
    select account_id, string_agg(cause, '; ' order by cause) as cause
    from {{ ref('int_compliance__blind_accounts') }}
    where resource_type in ('AWS::EC2::Instance', 'AWS::RDS::DBInstance', 'AWS::Lambda::Function', 'AWS::ECS::Service', 'AWS::EKS::Cluster')
    group by account_id
)

{{ asked_of_management(
    found="coalesce(workloads.resources, 0) || ' instances, databases, functions and services are there: somebody has to say why'
            || coalesce('; not all could be read: ' || blind.cause, '')",
    evidence={'resources': 'workloads.by_type'},
    joined="left join workloads on accounts.account_id = workloads.account_id left join blind on accounts.account_id = blind.account_id",
) }}
