{# Parameters of controls: defaults stand in a control's own file, what settings say stands in the var control_parameters, for all accounts
   or for some of them. Which controls there are does not belong here. #}

{# A parameter of the control that is being written, as an expression; `account` is the column that tells the row's account. #}
{% macro parameter(name, account='account_id') -%}
    {%- set default = (model.config.meta.parameters or {})[name] if execute else 0 -%}
    {%- set said = var('control_parameters').get(model.name, {}).get(name) -%}
    {%- if said is none -%} {{ sql_value(default) }}
    {%- elif said is not mapping -%} {{ sql_value(said) }}
    {%- else -%}
    case
        {%- for id, value in (said.accounts or {}).items() %}
        when {{ account }} = {{ sql_value(id | string) }} then {{ sql_value(value) }}
        {%- endfor %}
        {#- of units within units the inner one decides #}
        {%- for unit, value in (said.ous or {}).items() | sort(attribute='0', reverse=true) %}
        when list_contains(getvariable('unit_accounts')[{{ sql_value(unit) }}], {{ account }}) then {{ sql_value(value) }}
        {%- endfor %}
        else {{ sql_value(said.default if said.default is not none and said.default is defined else default) }}
    end
    {%- endif -%}
{%- endmacro %}

{# Pre-hook of models that have controls with parameters: the accounts of every organizational unit that settings name, those of the units
   in it included. A unit is told by its path, from the root or from further down. #}
{% macro begin_units() %}
    {%- set units = {} %}
    {%- for said in var('control_parameters').values() %}
        {%- for value in said.values() if value is mapping %}
            {%- for unit in value.ous or {} %}{% do units.update({unit: '/' ~ unit.strip('/') ~ '/'}) %}{% endfor %}
        {%- endfor %}
    {%- endfor %}
    {%- if units %}
    set variable unit_accounts = map {
        {%- for unit, path in units.items() %}
        {{ sql_value(unit) }}: (
            select list(account_id) from {{ ref('accounts') }} where contains(ou_path || '/', {{ sql_value(path) }})
        ){{ ', ' if not loop.last }}
        {%- endfor %}
    };
    {%- endif %}
{% endmacro %}

{# A value of settings as a literal. #}
{% macro sql_value(value) -%}
    {%- if value is none -%} null
    {%- elif value is boolean -%} {{ value | string | lower }}
    {%- elif value is number -%} {{ value }}
    {%- elif value is string -%} '{{ value | replace("'", "''") }}'
    {%- else -%} [{% for item in value %}{{ sql_value(item) }}{{ ', ' if not loop.last }}{% endfor %}]
    {%- endif -%}
{%- endmacro %}
