{{ config(meta={
    'title': 'The account names whom to tell of security matters',
    'severity': 'medium',
    'scope': 'account',
    'assessment': 'automated',
    'reads': {'AWS::Account::Account': ['SecurityContact']},
    'parameters': {},
    'remediation': 'Set the alternate contact for security, best an address that several people read.',
}) }}
-- Without such a contact the call says that there is none, and the part is null and known.
{{ judge(
    ref('int_compliance__account_settings'),
    holds='security_contact is not null',
    passes="'a contact for security is set'",
    fails="'no contact for security is set'",
    evidence={'is_set': 'security_contact is not null'},
    parts=['SecurityContact'],
    unread="'the alternate contact could not be read'",
) }}
