{{ config(materialized='ephemeral') }}
-- Launch templates with their default version, which is what counts, and with what their region decides where a template says nothing.
select
    templates.*,
    list_filter(templates.versions, lambda v: v.versionnumber = templates.default_version_number)[1].launchtemplatedata as data,
    regions.instance_metadata_defaults as metadata_defaults,
    coalesce({{ is_unread(['InstanceMetadataDefaults'], 'regions.unknown_fields') }}, true) as is_metadata_unread,
    regions.ebs_encryption_by_default as is_encrypted_by_default
from {{ ref('stg_aws__ec2_launch_templates') }} as templates
left join {{ ref('int_compliance__region_settings') }} as regions
    on templates.account_id = regions.account_id and templates.region = regions.region
