{{ config(meta={
    'title': 'Classic load balancers use certificates of ACM',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ElasticLoadBalancing::LoadBalancer': []},
    'parameters': {},
    'remediation': 'Use a certificate of ACM, which renews it.',
}) }}
with secure as (
    select
        *,
        list_transform(
            list_filter(listener_descriptions, lambda l: upper(l.Listener.Protocol) in ('HTTPS', 'SSL')),
            lambda l: l.Listener.SSLCertificateId
        ) as certificates
    from {{ ref('stg_aws__elb_load_balancers') }}
)

{{ judge(
    'secure',
    holds="case when len(list_filter(certificates, lambda c: c like 'arn:%:iam:%')) > 0 then false "
    ~ "when len(list_filter(certificates, lambda c: c like 'arn:%:acm:%')) = len(certificates) then true end",
    passes="'its certificates are of ACM'",
    fails="'it has a certificate that nobody renews'",
    evidence={'SSLCertificateId': 'certificates'},
    applies='coalesce(len(certificates) > 0, true)',
    otherwise="'no listener speaks TLS'",
) }}
