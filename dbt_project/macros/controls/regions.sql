{# What controls ask of every region of an account. #}

{# The control that a service of which a region has one resource, or none where it is off, is on in every region. `holds` and the values of
   `evidence` are expressions over its typed table; where `holds` is null nobody knows. #}
{% macro on_in_region(table, resource_type, holds, passes, fails, evidence) -%}
with seen as (
    select
        account_id,
        region,
        bool_or({{ holds }}) as is_on,
        bool_or(({{ holds }}) is null) as may_be_on,
        list({
            {%- for name, value in evidence.items() %}'{{ name }}': {{ value }}{{ ', ' if not loop.last }}{% endfor -%}
        } order by resource_uid) as found
    from {{ ref(table) }}
    group by account_id, region
)

select
    regions.resource_uid,
    case when seen.is_on then 'pass' when unread.cause is not null or seen.may_be_on then 'unknown' else 'fail' end as status,
    case
        when seen.is_on then {{ passes }}
        when unread.cause is not null then unread.cause
        when seen.may_be_on then 'its state could not be read'
        else {{ fails }}
    end as reason,
    to_json({'found': seen.found}) as evidence
from {{ ref('int_compliance__regions') }} as regions
left join seen on regions.account_id = seen.account_id and regions.region = seen.region
left join {{ ref('int_compliance__unread') }} as unread
    on regions.account_id = unread.account_id and regions.region = unread.region and unread.resource_type = '{{ resource_type }}'
where regions.provider = 'aws'
{%- endmacro %}

{# The types of resources of which AWS Config has one record for all regions. #}
{% macro global_types() -%}
    ['AWS::IAM::Group', 'AWS::IAM::Policy', 'AWS::IAM::Role', 'AWS::IAM::User']
{%- endmacro %}
