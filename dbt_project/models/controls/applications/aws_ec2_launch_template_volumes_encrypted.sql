{{ config(meta={
    'title': 'Launch templates ask for encrypted volumes',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::LaunchTemplate': ['Versions'], 'AWS::Account::Region': []},
    'parameters': {},
    'remediation': 'Encrypt the volumes in a new default version, or turn on encryption by default in the region.',
}) }}
-- What a template leaves open its region decides.
{{ judge(
    "(select *, list_filter(data.BlockDeviceMappings, lambda m: m.Ebs is not null and m.NoDevice is null) as volumes from "
    ~ ref('int_launch_templates__decided') ~ ")",
    holds="case
            when data is null then null
            when len(list_filter(volumes, lambda m: not coalesce(m.Ebs.Encrypted, false))) = 0 then true
            else is_encrypted_by_default
        end",
    passes="if(is_encrypted_by_default, 'the region encrypts every new volume', 'it asks for encrypted volumes')",
    fails="'neither the template nor the region asks for encryption of ' || array_to_string(
        list_transform(list_filter(volumes, lambda m: not coalesce(m.Ebs.Encrypted, false)), lambda m: m.DeviceName), ', ')",
    evidence={'BlockDeviceMappings': 'volumes', 'EbsEncryptionByDefault': 'is_encrypted_by_default'},
    parts=['Versions'],
    applies="data is null or coalesce(len(volumes), 0) > 0",
    otherwise="'it says nothing of volumes'",
    unread="if(data is null, 'its default version', 'whether the region encrypts by default') || ' could not be read'",
) }}
