{{ config(meta={
    'title': 'Launch templates require metadata sessions',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::LaunchTemplate': ['Versions']},
    'parameters': {},
    'remediation': 'Require HttpTokens in a new default version.',
}) }}
-- What counts is the default version of the template.
{{ judge(
    "(select *, list_filter(versions, lambda v: v.VersionNumber = default_version_number)[1].LaunchTemplateData as data from "
    ~ ref('stg_aws__ec2_launch_templates') ~ ")",
    holds="coalesce(data.MetadataOptions.HttpTokens = 'required' or data.MetadataOptions.HttpEndpoint = 'disabled', false)",
    passes="'a session is asked for'",
    fails="'instances answer without a session, unless the account says otherwise'",
    evidence={'DefaultVersionNumber': 'default_version_number', 'MetadataOptions': 'data.MetadataOptions'},
    parts=['Versions'],
    applies="data is not null or list_contains(unknown_fields, 'Versions')",
    otherwise="'its default version is gone'",
) }}
