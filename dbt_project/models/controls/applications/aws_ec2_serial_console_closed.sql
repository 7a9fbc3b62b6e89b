{{ config(meta={
    'title': 'The serial console of instances is closed',
    'severity': 'low',
    'scope': 'region',
    'assessment': 'automated',
    'reads': {'AWS::Account::Region': ['SerialConsoleAccess']},
    'parameters': {},
    'remediation': 'Turn off access to the serial console in the region until it is needed.',
}) }}
{{ judge(
    ref('int_compliance__region_settings'),
    holds='not serial_console_access.SerialConsoleAccessEnabled',
    passes="'the serial console is closed'",
    fails="'the serial console is open to whoever has the right'",
    evidence={'SerialConsoleAccessEnabled': 'serial_console_access.SerialConsoleAccessEnabled'},
    parts=['SerialConsoleAccess'],
    unread="'the setting of the region could not be read'",
) }}
