-- Resources that belong to nobody: neither their tags nor those of their account name an owner.
select
    resource_uid,
    if(owner_source = 'unknown', 'unknown', 'found') as status,
    if(owner_source = 'unknown', 'its tags could not be read', 'no ownership tag on it or on its account') as reason
from inventory.assets
where owner is null
