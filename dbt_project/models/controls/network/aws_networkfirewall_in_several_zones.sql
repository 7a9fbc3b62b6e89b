{{ config(meta={
    'title': 'Network firewalls span several zones',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::NetworkFirewall::Firewall': []},
    'parameters': {},
    'remediation': 'Give the firewall a subnet in a second zone.',
}) }}
-- It has one subnet in each zone, or names the zones where a transit gateway leads to it.
{{ judge(
    ref('stg_aws__network_firewall_firewalls'),
    holds='if(subnet_mappings is null and availability_zone_mappings is null, null, coalesce(nullif(len(subnet_mappings), 0), len(availability_zone_mappings), 0) >= 2)',
    passes="'it spans ' || coalesce(nullif(len(subnet_mappings), 0), len(availability_zone_mappings), 0) || ' zones'",
    fails="'it lies in one zone'",
    evidence={'SubnetMappings': 'len(subnet_mappings)', 'AvailabilityZoneMappings': 'len(availability_zone_mappings)'},
) }}
