{{ config(meta={
    'title': 'Launch templates give no public addresses',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::LaunchTemplate': ['Versions']},
    'parameters': {},
    'remediation': 'Make a new default version without public addresses.',
}) }}
-- What counts is the default version of the template.
{{ judge(
    "(select *, list_filter(versions, lambda v: v.VersionNumber = default_version_number)[1].LaunchTemplateData as data from "
    ~ ref('stg_aws__ec2_launch_templates') ~ ")",
    holds="len(list_filter(coalesce(data.NetworkInterfaces, []), lambda i: coalesce(i.AssociatePublicIpAddress, false))) = 0",
    passes="'instances get no public address by it'",
    fails="'instances get a public address'",
    evidence={'DefaultVersionNumber': 'default_version_number', 'MetadataOptions': 'data.MetadataOptions'},
    parts=['Versions'],
    applies="data is not null or list_contains(unknown_fields, 'Versions')",
    otherwise="'its default version is gone'",
) }}
