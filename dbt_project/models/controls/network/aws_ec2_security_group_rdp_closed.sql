{{ config(meta={
    'title': 'Remote desktops are not open to everybody',
    'severity': 'critical',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::SecurityGroup': [], 'AWS::EC2::PrefixList': ['Entries']},
    'parameters': {},
    'remediation': 'Open the port to the addresses that need it, or use Session Manager or a VPN.',
}) }}
{{ ports_closed('[3389]', [4, 6]) }}
