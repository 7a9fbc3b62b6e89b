{{ config(materialized='ephemeral') }}
-- Revisions of task definitions, and whether one counts: the newest of its family does, and so does each that a service runs. Where what
-- services run could not be read, any revision may be run, so that all of them count.
with newest as (
    select account_id, region, family, max(revision) as revision
    from {{ ref('stg_aws__ecs_task_definitions') }}
    group by account_id, region, family
),

services as (
    select distinct task_definition from {{ ref('stg_aws__ecs_services') }} where task_definition is not null
),

blind as (
    select distinct account_id, region from {{ ref('int_compliance__unread') }} where resource_type = 'AWS::ECS::Service'
    union
    select distinct account_id, region from {{ ref('stg_aws__ecs_services') }} where {{ is_unread([]) }}
)

select
    definitions.*,
    case
        when services.task_definition is not null or blind.account_id is not null then true
        when definitions.revision is not null then newest.revision is not null
    end as is_in_use
from {{ ref('stg_aws__ecs_task_definitions') }} as definitions
left join newest
    on
        definitions.account_id = newest.account_id
        and definitions.region = newest.region
        and definitions.family = newest.family
        and definitions.revision = newest.revision
left join services on definitions.task_definition_arn = services.task_definition
left join blind on definitions.account_id = blind.account_id and definitions.region = blind.region
