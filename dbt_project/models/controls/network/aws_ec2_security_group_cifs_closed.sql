{{ config(meta={
    'title': 'Windows file sharing is not open to everybody',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::SecurityGroup': [], 'AWS::EC2::PrefixList': ['Entries']},
    'parameters': {},
    'remediation': 'Open the port to the addresses that need it.',
}) }}
{{ ports_closed('[139, 445]', [4, 6], udp_ports='[139, 445]') }}
