{{ config(meta={
    'title': 'The primary nodes of EMR have no public address',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EMR::Cluster': []},
    'parameters': {},
    'remediation': 'Start the cluster anew in a private subnet.',
}) }}
-- EMR names the primary node by its public name where it has one, else by its private one: `ec2-…` and `ip-…`. A cluster that is starting
-- has no name yet.
{{ judge(
    ref('stg_aws__emr_clusters'),
    holds="case when master_public_dns_name like 'ec2-%' then false when master_public_dns_name like 'ip-%' then true end",
    passes="'its primary node has no public name'",
    fails="'its primary node has the public name ' || master_public_dns_name",
    evidence={'MasterPublicDnsName': 'master_public_dns_name', 'Ec2SubnetId': 'ec2_instance_attributes.Ec2SubnetId'},
    unread="if(
        master_public_dns_name is null, 'its primary node has no name yet', 'the name of its primary node is of no kind known'
    )",
) }}
