-- Storage that is not encrypted at rest.
select resource_uid, if(status = 'unencrypted', 'found', 'unknown') as status, reason
from compliance.unencrypted_assets
