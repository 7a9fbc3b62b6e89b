{# Who refers to whom: hooks and expressions of inventory.relationships. #}

{# References are written in many ways; this is the one that ids and uids are written in: a log group's ARN ends in ":*" where it is meant
   with its streams. #}
{% macro plain_reference(reference) -%} if(suffix({{ reference }}, ':*'), left({{ reference }}, -2), {{ reference }}) {%- endmacro %}

{# Pre-hook: relationships_again are the stored references to be resolved anew, because they lead, or may now lead, to touched resources.
   Their rows, and those of touched resources, are taken away. #}
{% macro begin_relationships() %}
    {% if is_incremental() %}
    create or replace temp table relationships_again as
    with touched as (
        select resource_uid from {{ state('assets_touched') }} where is_touched
    ),

    -- whatever they are or were called: where two claimed one id, one that goes leaves it to the other
    versions as (
        select resource_id, name
        from {{ ref('resource_versions') }} as versions
        semi join touched on versions.resource_uid = touched.resource_uid
    ),

    called as (
        select resource_uid as reference from touched
        union
        select resource_id from versions
        union
        select name from versions
    )

    select from_uid, provider, account_id, region, resource_type, edge, to_reference as reference, scan_id, rowid as stored_row
    from {{ this }}
    where
        from_uid not in (select resource_uid from touched)
        and (
            to_reference in (select reference from called where reference is not null)
            or to_uid in (select resource_uid from touched)
        );

    delete from {{ this }} where from_uid in (select resource_uid from {{ state('assets_touched') }} where is_touched);
    delete from {{ this }} where rowid in (select stored_row from relationships_again);
    {% endif %}
{% endmacro %}

{% macro end_relationships() %}
    drop table if exists relationships_again;
{% endmacro %}

{# Whether an id is drawn, so that it means one resource wherever it stands; names mean one in their own account and region only. #}
{% macro is_worldwide(to_type, reference) -%}
    (
        {{ to_type }} = 'AWS::S3::Bucket'
        or regexp_full_match({{ reference }}, '[a-z]+(-[a-z]+)*-[0-9a-f]{17}')
        -- the short ids of old; a name may end in a date
        or {{ to_type }} like 'AWS::EC2::%' and regexp_full_match({{ reference }}, '[a-z]{1,8}-[0-9a-f]{8}')
    )
{%- endmacro %}
