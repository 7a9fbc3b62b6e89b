{{ config(meta={
    'title': 'Functions run in a network',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Lambda::Function': []},
    'parameters': {},
    'remediation': 'Attach the function to a VPC where it reads what is inside one.',
}) }}
-- Lambda leaves the network out, or says it empty, where there is none.
{{ judge(
    ref('stg_aws__lambda_functions'),
    holds="coalesce(vpc_config.VpcId, '') <> ''",
    passes="'it runs in ' || vpc_config.VpcId",
    fails="'it runs outside any network of the account'",
    evidence={'VpcConfig': 'vpc_config.VpcId'},
) }}
