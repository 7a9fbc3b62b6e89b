{{ config(meta={
    'title': 'Instances answer metadata requests with a session alone',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::Instance': []},
    'parameters': {},
    'remediation': 'Require HttpTokens, after you have looked for software that knows IMDSv1 alone.',
}) }}
{{ judge(
    ref('stg_aws__ec2_instances'),
    holds="metadata_options.HttpTokens = 'required' or metadata_options.HttpEndpoint = 'disabled'",
    passes="if(metadata_options.HttpEndpoint = 'disabled', 'it answers no metadata requests', 'a session is asked for')",
    fails="'it answers without a session (IMDSv1)'",
    evidence={
        'HttpTokens': 'metadata_options.HttpTokens', 'HttpEndpoint': 'metadata_options.HttpEndpoint',
        'HttpPutResponseHopLimit': 'metadata_options.HttpPutResponseHopLimit',
    },
    applies="state.Name not in ('terminated', 'shutting-down')",
    otherwise="'it is being terminated'",
) }}
