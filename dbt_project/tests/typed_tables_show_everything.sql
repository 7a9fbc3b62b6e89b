{{ config(severity='warn', meta={'dagster': {'ref': {'name': 'typed_misfits'}}}) }}
select * from {{ ref('typed_misfits') }}
