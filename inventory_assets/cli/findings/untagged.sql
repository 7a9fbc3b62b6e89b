-- Resources that can carry tags and carry none.
select
    assets.resource_uid,
    if(list_contains(assets.unknown_fields, 'tags'), 'unknown', 'found') as status,
    if(status = 'unknown', 'its tags could not be read', 'it has no tags') as reason
from inventory.assets as assets
inner join inventory.resource_types as types on assets.resource_type = types.resource_type
where types.is_taggable and coalesce(cardinality(assets.tags), 0) = 0
