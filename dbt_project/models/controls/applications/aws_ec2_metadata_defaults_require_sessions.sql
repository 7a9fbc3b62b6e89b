{{ config(meta={
    'title': 'New instances are asked for metadata sessions',
    'severity': 'medium',
    'scope': 'region',
    'assessment': 'automated',
    'reads': {'AWS::Account::Region': ['InstanceMetadataDefaults']},
    'parameters': {},
    'remediation': 'Set the defaults of the region to require HttpTokens.',
}) }}
-- EC2 leaves out what the region was never asked to decide.
{{ judge(
    ref('int_compliance__region_settings'),
    holds="coalesce(instance_metadata_defaults.HttpTokens = 'required' or instance_metadata_defaults.HttpEndpoint = 'disabled', false)",
    passes="'new instances ask for a session, unless somebody says otherwise'",
    fails="'the region leaves it to whoever starts an instance'",
    evidence={'InstanceMetadataDefaults': 'instance_metadata_defaults'},
    parts=['InstanceMetadataDefaults'],
    unread="'the setting of the region could not be read'",
) }}
