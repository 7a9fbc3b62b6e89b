{{ config(meta={
    'title': 'Delivery streams are encrypted',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::KinesisFirehose::DeliveryStream': []},
    'parameters': {},
    'remediation': 'Turn on encryption of the stream.',
}) }}
-- Firehose leaves the encryption out of streams that never had any.
{{ judge(
    ref('stg_aws__firehose_delivery_streams'),
    holds="case
            when delivery_stream_encryption_configuration.Status in ('ENABLED', 'ENABLING') then true
            when delivery_stream_type is not null then false
        end",
    passes="'it is encrypted'",
    fails="'it is not encrypted'",
    evidence={'Status': 'delivery_stream_encryption_configuration.Status'},
    applies="delivery_stream_type = 'DirectPut'",
    otherwise="'what it reads is encrypted where it comes from'",
) }}
