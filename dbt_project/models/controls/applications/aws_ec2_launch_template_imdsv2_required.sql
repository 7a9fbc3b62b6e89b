{{ config(meta={
    'title': 'Launch templates require metadata sessions',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::LaunchTemplate': ['Versions'], 'AWS::Account::Region': ['InstanceMetadataDefaults']},
    'parameters': {},
    'remediation': 'Require HttpTokens in a new default version.',
}) }}
-- Where a template says nothing the region decides; EC2 leaves out what the region was never asked to decide.
{{ judge(
    ref('int_launch_templates__decided'),
    holds="case
            when data is null then null
            when data.MetadataOptions.HttpEndpoint = 'disabled' or data.MetadataOptions.HttpTokens = 'required' then true
            when data.MetadataOptions.HttpTokens = 'optional' then false
            when is_metadata_unread then null
            else coalesce(metadata_defaults.HttpTokens = 'required', false)
        end",
    passes="case
            when data.MetadataOptions.HttpEndpoint = 'disabled' then 'instances answer no metadata requests'
            when data.MetadataOptions.HttpTokens = 'required' then 'a session is asked for'
            else 'it says nothing, and the region asks for a session'
        end",
    fails="'instances answer without a session (IMDSv1)'",
    evidence={
        'DefaultVersionNumber': 'default_version_number', 'MetadataOptions': 'data.MetadataOptions',
        'InstanceMetadataDefaults': 'metadata_defaults',
    },
    unread="if(data is null, 'its default version', 'it says nothing, and what the region decides') || ' could not be read'",
    parts=['Versions'],
) }}
