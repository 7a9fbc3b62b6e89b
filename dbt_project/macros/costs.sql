{# Reading the raw zone of costs, and the one form in which a bill and the inventory name a resource. #}

{# Pre-hook of int_costs__loads: the ledger of costs is few small files, so it is read whole. #}
{% macro begin_cost_loads() %}
    set variable cost_load_files = (
        select list(file order by file) from glob('{{ raw_root() }}/costs/loads/*.parquet')
    );
{% endmacro %}

{# Pre-hook of a model that reads all current content of a kind (`variable` as its staging model names it). #}
{% macro begin_cost_contents(kind, variable) %}
    set variable {{ variable }} = (
        select list(distinct '{{ raw_root() }}/' || content_path)
        from {{ ref('int_costs__loads') }}
        where kind = '{{ kind }}' and content_path is not null
    );
{% endmacro %}

{# Pre-hook of int_costs__charges: the months whose content is another than the one taken in, and those that are there no more. Their
   rows go, in the transaction that brings the new ones: a month is replaced whole. #}
{% macro begin_charges() %}
    {% if not is_incremental() %}
        delete from {{ state('cost_months_applied') }};
    {% endif %}
    create or replace temp table cost_months_moved as
    select
        coalesce(loads.source, applied.export_name) as export_name,
        coalesce(loads.billing_period, applied.billing_period) as billing_period,
        loads.provider,
        loads.content_path
    from (
        select source, billing_period, provider, content_path from {{ ref('int_costs__loads') }}
        where kind = 'charges' and load_id is not null
    ) as loads
    full join {{ state('cost_months_applied') }} as applied
        on loads.source = applied.export_name and loads.billing_period = applied.billing_period
    where loads.content_path is distinct from applied.content_path;
    set variable charge_files = (
        select list('{{ raw_root() }}/' || content_path) from cost_months_moved where content_path is not null
    );
    {% if is_incremental() %}
        delete from {{ this }}
        where (export_name, billing_period) in (select export_name, billing_period from cost_months_moved);
    {% endif %}
{% endmacro %}

{# Post-hook of the same model: what it has read counts as taken in, if its transaction commits. #}
{% macro end_charges() %}
    delete from {{ state('cost_months_applied') }}
    where (export_name, billing_period) in (select export_name, billing_period from cost_months_moved);
    insert into {{ state('cost_months_applied') }}
    select export_name, billing_period, content_path from cost_months_moved where content_path is not null;
{% endmacro %}

{# Pre-hook of int_costs__keys: what the months named whose charges are others now. #}
{% macro forget_moved_keys() %}
    {% if is_incremental() %}
    delete from {{ this }}
    where (export_name, billing_period, content_path) not in (
        select export_name, billing_period, content_path from {{ state('cost_months_applied') }}
    );
    {% endif %}
{% endmacro %}

{# Pre-hook of int_costs__attributed: the months that are not attributed as they would be now, told by what their attribution stands on:
   the charges, what their keys mean, and how these resources looked within the month. Their rows go; the days they spoke of are noted. #}
{% macro begin_attribution() %}
    {% if not is_incremental() %}
        delete from {{ state('cost_months_attributed') }};
        delete from {{ state('cost_days_moved') }};
    {% endif %}
    create or replace temp table cost_month_fingerprints as
    with named as (
        select
            keys.export_name,
            keys.billing_period,
            keys.content_path,
            matches.resource_uid,
            hash(keys.provider, keys.account_id, keys.resource_key, matches.resource_uid, matches.region, matches.resource_type)
                as meaning
        from {{ ref('int_costs__keys') }} as keys
        left join {{ ref('int_costs__matches') }} as matches
            on
                keys.provider = matches.provider
                and keys.account_id = matches.account_id
                and keys.resource_key = matches.resource_key
    )

    select
        named.export_name,
        named.billing_period,
        concat_ws(
            ' ',
            any_value(named.content_path),
            sum(named.meaning::hugeint),
            sum(hash(
                looks.resource_uid,
                looks.tags_id,
                greatest(looks.from_day, named.billing_period),
                least(looks.until_day, (named.billing_period + interval 1 month)::date)
            )::hugeint) filter (where looks.resource_uid is not null)
        ) as fingerprint
    from named
    left join {{ ref('int_costs__looks') }} as looks
        on
            named.resource_uid = looks.resource_uid
            and looks.until_day > named.billing_period
            and looks.from_day < named.billing_period + interval 1 month
    group by named.export_name, named.billing_period;

    create or replace temp table cost_months_to_attribute as
    select
        coalesce(now.export_name, before.export_name) as export_name,
        coalesce(now.billing_period, before.billing_period) as billing_period
    from cost_month_fingerprints as now
    full join {{ state('cost_months_attributed') }} as before
        on now.export_name = before.export_name and now.billing_period = before.billing_period
    where now.fingerprint is distinct from before.fingerprint;

    {% if is_incremental() %}
        insert into {{ state('cost_days_moved') }}
        select distinct charge_date from {{ this }}
        where (export_name, billing_period) in (select export_name, billing_period from cost_months_to_attribute);
        delete from {{ this }}
        where (export_name, billing_period) in (select export_name, billing_period from cost_months_to_attribute);
    {% endif %}
{% endmacro %}

{# Post-hook of the same model. #}
{% macro end_attribution() %}
    insert into {{ state('cost_days_moved') }}
    select distinct charge_date from {{ this }}
    where (export_name, billing_period) in (select export_name, billing_period from cost_months_to_attribute);
    delete from {{ state('cost_months_attributed') }};
    insert into {{ state('cost_months_attributed') }}
    select export_name, billing_period, fingerprint from cost_month_fingerprints;
{% endmacro %}

{# Pre-hook of resource_costs_daily: days whose charges are attributed otherwise now are summed anew, and so is what Cost Explorer tells
   (a few days of a few resources). #}
{% macro forget_moved_days() %}
    {% if is_incremental() %}
    delete from {{ this }}
    where cost_basis = 'ce_resource' or charge_date in (select charge_date from {{ state('cost_days_moved') }});
    {% endif %}
{% endmacro %}

{# Post-hook of the same model. #}
{% macro end_moved_days() %}
    delete from {{ state('cost_days_moved') }};
{% endmacro %}

{# How a bill names a resource, in the form that the inventory has: an ARM id in lower case, a Lambda function without its qualifier, a log
   group without its `:*`. Null where a charge names none. #}
{% macro billed_key(provider, resource_id) -%}
    case
        when {{ resource_id }} is null then null
        when {{ provider }} = 'azure' then lower({{ resource_id }})
        when {{ resource_id }} like 'arn:%:lambda:%:function:%:%' then array_to_string(string_split({{ resource_id }}, ':')[1:7], ':')
        when {{ resource_id }} like 'arn:%:*' then left({{ resource_id }}, length({{ resource_id }}) - 2)
        else {{ resource_id }}
    end
{%- endmacro %}

{# The first day of the month that a date lies in; of the present where none is given. #}
{% macro month_of(date) -%}
    date_trunc('month', {{ date }})::date
{%- endmacro %}

{# The last month that has ended, by its first day. #}
{% macro closed_month() -%}
    ({{ month_of(today()) }} - interval 1 month)::date
{%- endmacro %}

{# Today, as the build sees it. #}
{% macro today() -%}
    ({{ as_of() }})::date
{%- endmacro %}

{# How much a basis is worth: the higher, the less is known. #}
{% macro basis_rank(basis) -%}
    list_position(['billed', 'ce_resource', 'allocated', 'estimated', 'carried_forward'], {{ basis }})
{%- endmacro %}

{# The value that a relation of tags has for a dimension of allocation. #}
{% macro told(relation, dimension) -%}
    {{ relation }}.{{ column_of(dimension) }}
{%- endmacro %}

{# A dimension's column: people call dimensions what they like. #}
{% macro column_of(dimension) -%}
    "{{ dimension | replace('"', '""') }}"
{%- endmacro %}

{# Which rule of the settings calls a charge shared, in a dimension: the number of the first that fits, else null. #}
{% macro shared_rule(rules, dimension) -%}
    {%- set fitting = [] -%}
    {%- for rule in rules if rule.get('dimension') in (none, dimension) -%}
        {%- set conditions = [] -%}
        {%- if rule.services -%}{%- do conditions.append('money.service in ' ~ texts(rule.services)) -%}{%- endif -%}
        {%- if rule.charge_categories -%}
            {%- do conditions.append('money.charge_category in ' ~ texts(rule.charge_categories)) -%}
        {%- endif -%}
        {%- if rule.accounts -%}{%- do conditions.append('money.account_id in ' ~ texts(rule.accounts)) -%}{%- endif -%}
        {%- if rule.without_resource -%}{%- do conditions.append('money.is_without_resource') -%}{%- endif -%}
        {%- do fitting.append('when ' ~ conditions | join(' and ') ~ ' then ' ~ rules.index(rule)) -%}
    {%- endfor -%}
    {%- if fitting -%} case {{ fitting | join(' ') }} end {%- else -%} null::integer {%- endif -%}
{%- endmacro %}

{# A list of texts as SQL writes it in brackets. #}
{% macro texts(values) -%}
    ({%- for value in values -%}'{{ value | string | replace("'", "''") }}'{{ ', ' if not loop.last }}{%- endfor -%})
{%- endmacro %}
