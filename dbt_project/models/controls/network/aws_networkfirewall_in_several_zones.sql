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
with placed as (
    select *, greatest(len(subnet_mappings), len(availability_zone_mappings)) as zones from {{ ref('stg_aws__network_firewall_firewalls') }}
)

{{ judge(
    'placed',
    holds='zones >= 2',
    passes="'it spans ' || zones || ' zones'",
    fails="'it spans ' || zones || ' zones'",
    evidence={'SubnetMappings': 'len(subnet_mappings)', 'AvailabilityZoneMappings': 'len(availability_zone_mappings)'},
) }}
