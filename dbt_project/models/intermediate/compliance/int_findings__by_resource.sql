{{ config(materialized='table') }}
-- How many controls each resource fails, exempt or not: a number for every resource that any control has judged.
select resource_uid, (count(*) filter (status = 'fail'))::integer as failed_controls
from {{ ref('findings') }}
where status in ('pass', 'fail')
group by resource_uid
