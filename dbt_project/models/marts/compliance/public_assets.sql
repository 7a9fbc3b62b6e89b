{{ config(materialized='table') }}
-- What anyone on the internet can reach or use, and what may be so for all that could be read.
{{ told_assets('int_assets__exposed', 'exposure') }}
