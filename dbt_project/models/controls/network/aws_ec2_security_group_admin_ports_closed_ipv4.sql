{{ config(meta={
    'title': 'Administration is not open to all of IPv4',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::SecurityGroup': [], 'AWS::EC2::PrefixList': ['Entries']},
    'parameters': {'ports': [22, 3389]},
    'remediation': 'Open the port to the addresses that need it, or use Session Manager or a VPN.',
}) }}
{{ ports_closed(parameter('ports'), [4]) }}
