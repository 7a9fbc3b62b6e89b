{{ config(meta={
    'title': 'Classic load balancers use certificates of ACM',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElasticLoadBalancing::LoadBalancer': []},
    'parameters': {},
    'remediation': 'Use a certificate of ACM, which renews it.',
}) }}
{{ judge(
    ref('stg_aws__elb_load_balancers'),
    holds="case when len(list_filter(listener_descriptions, lambda l: upper(l.Listener.Protocol) in ('HTTPS', 'SSL') and l.Listener.SSLCertificateId like 'arn:%:iam:%')) > 0 then false "
    ~ "when len(list_filter(listener_descriptions, lambda l: upper(l.Listener.Protocol) in ('HTTPS', 'SSL') and not coalesce(l.Listener.SSLCertificateId like 'arn:%:acm:%', false))) = 0 "
    ~ "then true end",
    passes="'its certificates are of ACM'",
    fails="'it has a certificate that nobody renews'",
    evidence={'SSLCertificateId': 'list_transform(listener_descriptions, lambda l: l.Listener.SSLCertificateId)'},
    applies="coalesce(len(list_filter(listener_descriptions, lambda l: upper(l.Listener.Protocol) in ('HTTPS', 'SSL'))) > 0, true)",
    otherwise="'no listener speaks TLS'",
) }}
