{{ config(meta={
    'title': 'Launch templates give no public addresses',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::LaunchTemplate': ['Versions']},
    'parameters': {},
    'remediation': 'Make a new default version without public addresses.',
}) }}
-- Where the template says nothing the subnet decides, and the template gives no address by itself.
{{ judge(
    ref('int_launch_templates__decided'),
    holds="if(data is null, null,
        len(list_filter(coalesce(data.NetworkInterfaces, []), lambda i: coalesce(i.AssociatePublicIpAddress, false))) = 0)",
    passes="'instances get no public address by it'",
    fails="'instances get a public address'",
    evidence={'DefaultVersionNumber': 'default_version_number', 'NetworkInterfaces': 'data.NetworkInterfaces'},
    parts=['Versions'],
    unread="'its default version could not be read'",
) }}
