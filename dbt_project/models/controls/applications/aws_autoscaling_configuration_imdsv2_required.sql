{{ config(meta={
    'title': 'Launch configurations require metadata sessions',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::AutoScaling::LaunchConfiguration': []},
    'parameters': {},
    'remediation': 'Replace it by a launch template that requires HttpTokens.',
}) }}
-- Auto Scaling leaves the options out where nobody set any, and then instances answer without a session.
{{ judge(
    ref('stg_aws__autoscaling_launch_configurations'),
    holds="coalesce(metadata_options.HttpTokens = 'required' or metadata_options.HttpEndpoint = 'disabled', false)",
    passes="'a session is asked for'",
    fails="'instances answer without a session (IMDSv1)'",
    evidence={'MetadataOptions': 'metadata_options'},
) }}
