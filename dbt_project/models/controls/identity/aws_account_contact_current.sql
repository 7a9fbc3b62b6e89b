{{ config(meta={
    'title': 'The contact of the account is current',
    'severity': 'low',
    'scope': 'account',
    'assessment': 'manual',
    'reads': {'AWS::Account::Account': ['ContactInformation']},
    'parameters': {},
    'remediation': "Look at the account's contact information, correct it, and record that you did.",
}) }}
select
    resource_uid,
    if({{ is_unread(['ContactInformation']) }}, 'unknown', 'manual') as status,
    case
        when status = 'unknown' then 'the contact information could not be read'
        when contact_information is null then 'no contact information is set: somebody has to say whether that is right'
        else 'somebody has to say whether the contact information is right'
    end as reason,
    to_json({'is_set': contact_information is not null}) as evidence
from {{ ref('int_compliance__account_settings') }}
