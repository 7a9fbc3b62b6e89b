{# What the incremental models remember between builds beside their rows: small tables of the intermediate schema, written in the
   same transaction as the rows they speak of. Nothing outside these models reads them. #}

{% macro state(name) -%}
    {{ generate_schema_name('intermediate', none) }}.{{ name }}
{%- endmacro %}

{# Runs before the models, in one thread: two models making the same table at once would conflict. #}
{% macro create_state_tables() %}
    create schema if not exists {{ generate_schema_name('intermediate', none) }};
    {# The last arrival (see int_scans__arrived) that each model has taken in. #}
    create table if not exists {{ state('arrivals_applied') }} (consumer varchar, arrival bigint);
    {# The last event of each cell that resource_versions has taken in: an ok scan or the closing of its account. #}
    create table if not exists {{ state('version_heads') }} (
        provider varchar, account_id varchar, region varchar, resource_type varchar, source varchar,
        started_at timestamptz, scan_id varchar, fingerprint varchar, collector_version varchar
    );
    {# The account closings that resource_versions has taken in. #}
    create table if not exists {{ state('version_closures') }} (
        provider varchar, account_id varchar, closed_at timestamptz, listing_id varchar
    );
    {# The content of each export and billing month that int_costs__charges has taken in. #}
    create table if not exists {{ state('cost_months_applied') }} (export_name varchar, billing_period date, content_path varchar);
    {# What the attribution of each export and billing month stands on, and the days whose rows it has made anew since
       resource_costs_daily has summed them. #}
    create table if not exists {{ state('cost_months_attributed') }} (export_name varchar, billing_period date, fingerprint varchar);
    create table if not exists {{ state('cost_days_moved') }} (charge_date date);
    {# Cells whose versions moved and whose changes are not told yet: everything from `since` on is to be compared anew. #}
    create table if not exists {{ state('version_changes_pending') }} (
        provider varchar, account_id varchar, region varchar, resource_type varchar, source varchar, since timestamptz
    );
{% endmacro %}

{# Pre-hook of a model that reads the ledger: names the ledger files it has not taken in yet in the variable ledger_files. #}
{% macro begin_arrivals() %}
    {% if not is_incremental() %}
        delete from {{ state('arrivals_applied') }} where consumer = '{{ this.identifier }}';
    {% endif %}
    set variable ledger_files = (
        select list('{{ raw_root() }}/' || ledger_file order by ledger_file)
        from {{ ref('int_scans__arrived') }}
        where arrival > coalesce(
            (select max(arrival) from {{ state('arrivals_applied') }} where consumer = '{{ this.identifier }}'), 0
        )
    );
{% endmacro %}

{# Post-hook of the same model: what it has read counts as taken in, if its transaction commits. #}
{% macro end_arrivals() %}
    delete from {{ state('arrivals_applied') }} where consumer = '{{ this.identifier }}';
    insert into {{ state('arrivals_applied') }}
    select '{{ this.identifier }}', coalesce(max(arrival), 0) from {{ ref('int_scans__arrived') }};
{% endmacro %}
