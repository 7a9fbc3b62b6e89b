{{ config(meta={
    'title': 'The data catalogue of Glue is encrypted',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::Glue::DataCatalogEncryptionSettings': [], 'AWS::Glue::Database': []},
    'parameters': {},
    'remediation': 'Turn on encryption of metadata in the settings of the catalogue.',
}) }}
-- Every region has a catalogue, and in most of them there is nothing in it.
{{ judge(
    "(select settings.*, filled.account_id is not null or unread.cause is not null as is_used from "
    ~ ref('stg_aws__glue_data_catalog_encryption_settings') ~ " as settings left join (select distinct account_id, region from "
    ~ ref('stg_aws__glue_databases') ~ ") as filled on settings.account_id = filled.account_id and settings.region = filled.region "
    ~ "left join " ~ ref('int_compliance__unread') ~ " as unread on settings.account_id = unread.account_id "
    ~ "and settings.region = unread.region and unread.resource_type = 'AWS::Glue::Database')",
    holds="encryption_at_rest.CatalogEncryptionMode <> 'DISABLED'",
    passes="'metadata are encrypted: ' || encryption_at_rest.CatalogEncryptionMode",
    fails="'metadata are not encrypted'",
    evidence={'EncryptionAtRest': 'encryption_at_rest'},
    applies='is_used',
    otherwise="'there is no database in the region'",
) }}
