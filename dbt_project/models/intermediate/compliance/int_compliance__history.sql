{{ config(materialized='table', pre_hook="{{ begin_compliance_files('finding_moves') }}") }}
-- Where every finding stood when it was last published, from its moves: what the present is compared with. A failure is over when something
-- else than not knowing took its place.
-- Aggregates of text are held in memory whole, and eight million findings of a million resources did not fit: so what a finding's id is
-- made of is grouped by, and the rest, of which there are few different values, is aggregated as a number.
with moves as (
    select * from {{ ref('stg_compliance__finding_moves') }}
),

kinds as materialized (
    select provider, resource_type, to_status, row_number() over (order by provider, resource_type, to_status) as kind_number
    from (select distinct provider, resource_type, to_status from moves)
),

stood as (
    select
        moves.finding_id,
        moves.control_id,
        moves.account_id,
        moves.region,
        moves.resource_uid,
        arg_max(kinds.kind_number, moves.changed_at) as kind_number,
        min(moves.changed_at) as first_seen_at,
        max(moves.changed_at) as status_since,
        max(moves.changed_at) filter (moves.change in ('new', 'reopened')) as failing_since,
        max(moves.changed_at) filter (moves.change = 'resolved') as resolved_at,
        count(*) filter (moves.change = 'reopened') as times_reopened,
        count(*) filter (moves.change = 'new') > 0 as has_failed
    from moves
    inner join kinds
        on moves.provider = kinds.provider and moves.resource_type = kinds.resource_type and moves.to_status = kinds.to_status
    group by moves.finding_id, moves.control_id, moves.account_id, moves.region, moves.resource_uid
)

select
    stood.finding_id,
    stood.control_id,
    kinds.provider,
    stood.account_id,
    stood.region,
    stood.resource_uid,
    kinds.resource_type,
    kinds.to_status as status,
    stood.first_seen_at,
    stood.status_since,
    coalesce(stood.failing_since > stood.resolved_at, stood.failing_since is not null) as is_failing,
    stood.failing_since,
    stood.resolved_at,
    stood.times_reopened,
    stood.has_failed
from stood
inner join kinds on stood.kind_number = kinds.kind_number
