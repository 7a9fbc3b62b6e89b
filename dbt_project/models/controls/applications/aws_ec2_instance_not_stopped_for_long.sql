{{ config(meta={
    'title': 'Instances that nobody starts any more are taken away',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::Instance': []},
    'parameters': {'max_stopped_days': 30},
    'remediation': 'Terminate the instance, and keep an image or snapshots of what may be needed.',
}) }}
-- When an instance was stopped stands in brackets in the reason of its last transition: `User initiated (2026-01-31 10:00:00 GMT)`.
{%- set moment = "'[(]([0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}:[0-9]{2})'" %}
{{ judge(
    "(select *, if(state.Name = 'stopped', try_cast(regexp_extract(state_transition_reason, " ~ moment ~ ", 1) || '+00' as timestamptz), "
    ~ "null) as stopped_at from " ~ ref('stg_aws__ec2_instances') ~ ")",
    holds="case
            when state.Name = 'stopped' then stopped_at >= " ~ as_of() ~ " - to_days(" ~ parameter('max_stopped_days') ~ ")
            when state.Name is not null then true
        end",
    passes="if(state.Name = 'stopped', 'it is stopped since ' || strftime(stopped_at, '%Y-%m-%d'), 'it is ' || state.Name)",
    fails="'it is stopped since ' || strftime(stopped_at, '%Y-%m-%d')",
    evidence={'State': 'state.Name', 'StateTransitionReason': 'state_transition_reason'},
    applies="state.Name not in ('terminated', 'shutting-down')",
    otherwise="'it is being terminated'",
    unread="'since when it is stopped is not known'",
) }}
