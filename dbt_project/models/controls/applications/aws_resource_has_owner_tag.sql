{{ config(meta={
    'title': 'Resources say whose they are',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {},
    'parameters': {'required_tags': ['Owner']},
    'remediation': 'Tag the resource; best where it is made, by its template or pipeline.',
}) }}
-- Of every resource that can carry tags. Keys are told apart without their case, and an empty value is none.
{{ carries_required_tags() }}
