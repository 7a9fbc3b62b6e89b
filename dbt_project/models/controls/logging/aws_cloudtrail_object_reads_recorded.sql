{{ config(meta={
    'title': 'Reading of objects is recorded for every bucket',
    'severity': 'low',
    'scope': 'account',
    'assessment': 'automated',
    'reads': {'AWS::CloudTrail::Trail': ['Status', 'EventSelectors']},
    'parameters': {},
    'remediation': 'Add data events of S3 objects (read) of all buckets to the trail.',
}) }}
{{ trail_covers(
    holds='is_multi_region_trail and is_logging and records_object_reads',
    passes="'recorded by'",
    fails="'no running trail of all regions records it for all buckets'",
) }}
