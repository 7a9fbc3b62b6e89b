{{ config(meta={
    'title': 'Passwords of Glue connections are encrypted',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Glue::DataCatalogEncryptionSettings': [], 'AWS::Glue::Connection': []},
    'parameters': {},
    'remediation': 'Turn on encryption of connection passwords in the settings of the catalogue.',
}) }}
-- Every region has a catalogue, and in most of them there is nothing in it.
{{ judge(
    "(select settings.*, filled.account_id is not null or unread.cause is not null as is_used from "
    ~ ref('stg_aws__glue_data_catalog_encryption_settings') ~ " as settings left join (select distinct account_id, region from "
    ~ ref('stg_aws__glue_connections') ~ ") as filled on settings.account_id = filled.account_id and settings.region = filled.region "
    ~ "left join " ~ ref('int_compliance__unread') ~ " as unread on settings.account_id = unread.account_id "
    ~ "and settings.region = unread.region and unread.resource_type = 'AWS::Glue::Connection')",
    holds="connection_password_encryption.ReturnConnectionPasswordEncrypted",
    passes="'passwords are encrypted'",
    fails="'passwords are handed out in plain text'",
    evidence={'ReturnConnectionPasswordEncrypted': 'connection_password_encryption.ReturnConnectionPasswordEncrypted'},
    applies='is_used',
    otherwise="'there is no connection in the region'",
) }}
