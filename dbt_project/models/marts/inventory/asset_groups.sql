{{ config(materialized='table') }}
-- The same thing in several accounts and regions: resources of one type whose names come to the same once all that machines add is taken
-- off. Names without anything of their own (confidence 0) group nothing.
select
    attributed.normalized_name as group_name,
    attributed.provider,
    attributed.resource_type,
    count(distinct attributed.account_id) as accounts,
    count(distinct attributed.region) as regions,
    count(*) as assets,
    min(attributed.name_confidence) as confidence,
    mode(attributed.name_method) as method,
    list_sort(list(distinct attributed.account_id)) as account_ids,
    {{ as_of() }} as as_of
from {{ ref('int_assets__attributed') }} as attributed
where attributed.normalized_name is not null
group by attributed.normalized_name, attributed.provider, attributed.resource_type
