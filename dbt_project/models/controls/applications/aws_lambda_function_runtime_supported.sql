{{ config(meta={
    'title': 'Functions run on supported runtimes',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Lambda::Function': []},
    'parameters': {},
    'remediation': 'Move the function to a runtime that AWS still mends.',
}) }}
-- Container images bring their own runtime. A runtime that the seed does not know is unknown.
{{ judge(
    "(select functions.*, runtimes.deprecated_on, runtimes.runtime is not null as is_known from " ~ ref('stg_aws__lambda_functions')
    ~ " as functions left join " ~ ref('lambda_runtimes') ~ " as runtimes on functions.runtime = runtimes.runtime)",
    holds='if(is_known, coalesce(deprecated_on::date > (' ~ as_of() ~ ')::date, true), null)',
    passes="runtime || ' is supported'",
    fails="runtime || ' is deprecated since ' || deprecated_on",
    evidence={'Runtime': 'runtime', 'deprecated_on': 'deprecated_on'},
    applies="package_type is distinct from 'Image'",
    otherwise="'it is a container image'",
    unread="coalesce(runtime, 'its runtime') || ' is not known to the inventory'",
) }}
