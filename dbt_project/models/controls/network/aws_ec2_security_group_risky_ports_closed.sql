{{ config(meta={
    'title': 'Ports of databases and of old protocols are not open to everybody',
    'severity': 'critical',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::SecurityGroup': [], 'AWS::EC2::PrefixList': ['Entries']},
    'parameters': {'ports': [
        20, 21, 22, 23, 25, 110, 135, 143, 445, 1433, 1434, 3000,
        3306, 3389, 4333, 5000, 5432, 5500, 5601, 8080, 8088, 8888, 9200, 9300,
    ]},
    'remediation': 'Open the port to the addresses that need it.',
}) }}
{{ ports_closed(parameter('ports'), [4, 6], udp_ports='[1434, 3389]') }}
