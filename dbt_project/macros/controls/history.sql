{# Reading what was appended to the raw zone about compliance, and how a finding's status moves. #}

{# Pre-hook of a model that reads files of a folder of the raw zone's compliance; the staging model reads the variable. #}
{% macro begin_compliance_files(folder) %}
    set variable {{ folder }}_files = (
        select list(file order by file) from glob('{{ raw_root() }}/compliance/{{ folder }}/*.parquet')
    );
{% endmacro %}

{# A finding's id, the same for ever: of its control, account, region and resource. #}
{% macro finding_id(control, account, region, uid) -%}
    md5({{ control }} || '|' || {{ account }} || '|' || {{ region }} || '|' || {{ uid }})
{%- endmacro %}

{# The status of a control over many rows, by how many of each there are: one failure fails it, then not knowing counts, then passing. #}
{% macro folded(passed, failed, unknown, manual) -%}
    case
        when {{ failed }} > 0 then 'fail'
        when {{ unknown }} > 0 then 'unknown'
        when {{ passed }} > 0 then 'pass'
        when {{ manual }} > 0 then 'manual'
        else 'not_applicable'
    end
{%- endmacro %}

{# How much a control weighs in the weighted score. #}
{% macro severity_weight(severity) -%}
    case {{ severity }} when 'critical' then 10 when 'high' then 5 when 'medium' then 2 else 1 end
{%- endmacro %}
