{# Rows whose columns together stand more than once. Looked for by hashes first, which are narrower than wide keys by far. #}
{% test unique_combination(model, columns) %}
select {{ columns | join(', ') }}, count(*) as times
from {{ model }}
where hash({{ columns | join(', ') }}) in (
    select hash({{ columns | join(', ') }}) from {{ model }} group by all having count(*) > 1
)
group by {{ columns | join(', ') }}
having count(*) > 1
{% endtest %}
