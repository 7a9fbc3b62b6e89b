{# What trails record, as controls ask for it. How their selectors are read is int_trails__covering's affair. #}

{# Whether a condition on `s` holds for some element of a list: null where it holds for none but is not known of one, or where there is no
   list. #}
{% macro some(list, condition) -%}
    case
        when {{ list }} is null then null
        when len(list_filter({{ list }}, lambda s: {{ condition }})) > 0 then true
        when len(list_filter({{ list }}, lambda s: ({{ condition }}) is null)) > 0 then null
        else false
    end
{%- endmacro %}

{# Whether a value of a selector means all objects of all buckets. #}
{% macro all_objects(value) -%}
    regexp_full_match({{ value }}, 'arn:aws[a-z-]*:s3(:::)?')
{%- endmacro %}

{# Whether an advanced selector `s` asks for events whose field has a value. #}
{% macro selects(field, value) -%}
    len(list_filter(s.FieldSelectors, lambda f: f.Field = '{{ field }}' and list_contains(f.Equals, '{{ value }}'))) > 0
{%- endmacro %}

{# Whether it lets events that only read (true), or others (false), through. #}
{% macro selects_kind(read_only) -%}
    len(list_filter(
        s.FieldSelectors, lambda f: f.Field = 'readOnly' and not coalesce(list_contains(f.Equals, '{{ read_only }}'), false)
    )) = 0
{%- endmacro %}

{# The control that a trail which counts has some property, for every account that it covers. #}
{% macro trail_covers(holds, passes, fails) -%}
with judged as (
    select
        account_id,
        bool_or({{ holds }}) as is_covered,
        bool_or(({{ holds }}) is null and is_multi_region_trail is distinct from false) as may_be_covered,
        list(distinct aws_name) filter ({{ holds }}) as names
    from {{ ref('int_trails__covering') }}
    group by account_id
)

select
    accounts.resource_uid,
    case
        when judged.is_covered then 'pass'
        when blind.cause is not null or judged.may_be_covered then 'unknown'
        else 'fail'
    end as status,
    case
        when judged.is_covered then {{ passes }} || ': ' || array_to_string(judged.names, ', ')
        when blind.cause is not null then blind.cause
        when judged.may_be_covered then 'what a trail records, or whether it does, could not be read'
        else {{ fails }}
    end as reason,
    to_json({'Name': judged.names}) as evidence
from {{ ref('int_compliance__accounts') }} as accounts
left join judged on accounts.account_id = judged.account_id
left join {{ ref('int_trails__blind') }} as blind on accounts.account_id = blind.account_id
where accounts.provider = 'aws'
{%- endmacro %}

{# The rows of accounts that no trail watches, for controls of each trail. Where an account's own trails could not be listed the central
   rows say so; where those of its organization were not seen nobody knows. #}
{% macro accounts_without_trail() -%}
select
    accounts.resource_uid,
    if(blind.cause is null, 'fail', 'unknown') as status,
    coalesce(blind.cause, 'no trail watches the account') as reason,
    to_json({'trails': 0}) as evidence
from {{ ref('int_compliance__accounts') }} as accounts
anti join {{ ref('int_trails__covering') }} as trails on accounts.account_id = trails.account_id
anti join (
    select account_id from {{ ref('int_compliance__blind_accounts') }} where resource_type = 'AWS::CloudTrail::Trail'
) as unlisted on accounts.account_id = unlisted.account_id
left join {{ ref('int_trails__blind') }} as blind on accounts.account_id = blind.account_id
where accounts.provider = 'aws'
{%- endmacro %}
