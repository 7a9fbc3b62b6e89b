{{ config(meta={
    'title': 'Distributions lie behind a web application firewall',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudFront::Distribution': []},
    'parameters': {},
    'remediation': 'Attach a web ACL.',
}) }}
-- CloudFront says an empty text where there is none.
{{ judge(
    ref('stg_aws__cloudfront_distributions'),
    holds="distribution_config.WebACLId <> ''",
    passes="'a web ACL is attached'",
    fails="'no web ACL is attached'",
    evidence={'WebACLId': 'distribution_config.WebACLId'},
) }}
