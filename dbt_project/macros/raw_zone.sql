{# Reading the raw zone. Its files are reached through the ledger, never by listing folders of resources. #}

{% macro raw_root() -%}
    {{ env_var('INVENTORY_RAW', '../warehouse/raw').rstrip('/').replace("'", "''") }}
{%- endmacro %}

{# Rows of the Parquet files whose names the DuckDB variable lists. The committed zero-row file fixes names and types, and is
   what is read where the list is empty, since DuckDB refuses to read no file at all. #}
{% macro read_raw(schema, variable, options='') -%}
    {%- set empty = (invocation_args_dict.get('project_dir') or '.').replace("'", "''") ~ '/empty/' ~ schema ~ '.parquet' -%}
    read_parquet(
        list_concat(['{{ empty }}'], coalesce(getvariable('{{ variable }}'), []::varchar[])),
        union_by_name = true, hive_partitioning = false{{ ', ' ~ options if options }}
    )
{%- endmacro %}

{# Post-hook of int_scans__arrived: a ledger file that is there no more is not to be read again. #}
{% macro forget_vanished_scans() %}
    delete from {{ this }}
    where '{{ raw_root() }}/' || ledger_file not in (select file from glob('{{ raw_root() }}/ledger/*/*/*.parquet'))
{% endmacro %}
