{{ config(meta={
    'title': 'Redshift clusters let known addresses alone reach their port',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Redshift::Cluster': [], 'AWS::EC2::SecurityGroup': [], 'AWS::EC2::PrefixList': ['Entries']},
    'parameters': {},
    'remediation': 'Let only known addresses in at the port of the cluster.',
}) }}
with clusters as (
    select *, endpoint.Port as port, list_transform(vpc_security_groups, lambda g: g.VpcSecurityGroupId) as groups
    from {{ ref('stg_aws__redshift_clusters') }}
),

judged as (
    select clusters.*, opened.open_groups, opened.is_unsure
    from clusters
    left join {{ groups_open_at('clusters') }} as opened on clusters.resource_uid = opened.resource_uid
)

{{ judge(
    'judged',
    holds='case when len(open_groups) > 0 then false when not is_unsure then true end',
    passes="'no security group lets everybody in at its port'",
    fails="'everybody is let in at its port by ' || array_to_string(open_groups, ', ')",
    evidence={'Port': 'port', 'VpcSecurityGroups': 'groups', 'open_security_groups': 'open_groups'},
    unread="'its port, or a security group of it, could not be read'",
) }}
