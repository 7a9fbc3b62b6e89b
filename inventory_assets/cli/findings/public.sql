-- What anyone on the internet can reach or use: open policies and buckets, public addresses, endpoints and snapshots.
select resource_uid, if(status = 'public', 'found', 'unknown') as status, reason
from compliance.public_assets
