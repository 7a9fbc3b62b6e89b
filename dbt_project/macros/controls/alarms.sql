{# The controls that somebody is told of what happens in an account. Which events each wants is in the seed alarm_events, by the control's
   name; who is told of what is int_alarms__told's affair. #}

{# `applies` says of which accounts that is asked, as an expression over `accounts`; null where nobody knows. #}
{% macro told_of_events(applies='true', otherwise="'it does not apply'") -%}
select
    accounts.resource_uid,
    case
        when not ({{ applies }}) then 'not_applicable'
        when len(told.missing) = 0 then 'pass'
        when told.unknown_cause is not null or len(told.surely_missing) = 0 or ({{ applies }}) is null then 'unknown'
        when told.rule_names is not null then 'manual'
        else 'fail'
    end as status,
    case
        when status = 'not_applicable' then {{ otherwise }}
        when status = 'pass' then 'somebody is told of it, by ' || array_to_string(told.filter_names, ', ')
        when ({{ applies }}) is null then 'whether it applies is not known'
        when status = 'unknown' then coalesce(told.unknown_cause, told.why, 'whether somebody is told of it could not be read')
        when status = 'manual' then
            'no alarm tells of it, but rules of EventBridge name the calls: ' || array_to_string(told.rule_names, ', ')
            || '; somebody has to say whether they tell anybody'
        else
            'nobody is told of ' || array_to_string(list_slice(told.surely_missing, 1, 5), ', ')
            || if(len(told.surely_missing) > 5, ' and ' || (len(told.surely_missing) - 5) || ' more', '')
            || coalesce(': ' || told.why, '')
    end as reason,
    to_json({'missing': told.missing, 'filterName': told.filter_names, 'rules': told.rule_names}) as evidence
from {{ ref('int_compliance__accounts') }} as accounts
inner join {{ ref('int_alarms__told') }} as told on accounts.account_id = told.account_id and told.control_id = '{{ model.name }}'
where accounts.provider = 'aws'
{%- endmacro %}
