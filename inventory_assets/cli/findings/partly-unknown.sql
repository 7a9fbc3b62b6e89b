-- Resources of which some part could not be read.
select resource_uid, 'found' as status, 'not read: ' || array_to_string(unknown_fields, ', ') as reason
from inventory.assets
where len(unknown_fields) > 0
