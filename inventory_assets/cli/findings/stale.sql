-- Resources whose listing failed lately or is out of date: they may have changed or gone.
select resource_uid, 'found' as status, 'last read ' || strftime(last_seen_at, '%Y-%m-%d %H:%M') as reason
from inventory.assets
where is_stale
