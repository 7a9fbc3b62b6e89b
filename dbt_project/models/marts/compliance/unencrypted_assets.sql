{{ config(materialized='table') }}
-- What stores data without encryption at rest, and what may do so for all that could be read.
{{ told_assets('int_assets__unencrypted', 'encryption') }}
