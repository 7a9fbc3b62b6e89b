{{ config(meta={
    'title': 'Elastic IP addresses are attached to something',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::EIP': []},
    'parameters': {},
    'remediation': 'Release the address.',
}) }}
-- EC2 leaves the association out where there is none.
{{ judge(
    ref('stg_aws__ec2_eips'),
    holds='coalesce(association_id, instance_id, network_interface_id) is not null',
    passes="'it is attached'",
    fails="'it is attached to nothing, and paid for'",
    evidence={'AssociationId': 'association_id'},
) }}
