{{ config(meta={
    'title': 'Files of trails can be told from forged ones',
    'severity': 'low',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::CloudTrail::Trail': []},
    'parameters': {},
    'remediation': 'Turn on log file validation.',
}) }}
-- Each trail once, where it was made. An account that no trail watches is judged as a whole.
select resource_uid, status, reason, evidence
from (
    {{ judge(
        ref('stg_aws__cloudtrail_trails'),
        holds="log_file_validation_enabled",
        passes="'digests are written'",
        fails="'no digests are written'",
        evidence={'LogFileValidationEnabled': 'log_file_validation_enabled'},
    ) }}
)
union all
{{ accounts_without_trail() }}
