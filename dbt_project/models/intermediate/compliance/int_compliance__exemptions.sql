{{ config(materialized='ephemeral') }}
-- What settings exempt, as it stands today. An exemption holds through its last day.
select
    *,
    case
        when expires_on < ({{ as_of() }})::date then 'expired'
        when starts_on > ({{ as_of() }})::date then 'upcoming'
        else 'active'
    end as state
from (
    {{ exemption_rows() }}
)
