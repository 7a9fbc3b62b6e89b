{{ config(meta={
    'title': 'Images are scanned when they are pushed',
    'severity': 'high',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::ECR::Repository': [], 'AWS::InspectorV2::AccountStatus': []},
    'parameters': {},
    'remediation': 'Scan on push, or turn on enhanced scanning of the registry.',
}) }}
-- Where Inspector scans the images of a region the setting of a repository says nothing.
{{ judge(
    "(select repositories.*, inspector.resource_state.ecr.status as by_inspector, unread.cause from " ~ ref('stg_aws__ecr_repositories')
    ~ " as repositories left join " ~ ref('stg_aws__inspector2_account_statuses')
    ~ " as inspector on repositories.account_id = inspector.account_id and repositories.region = inspector.region left join "
    ~ ref('int_compliance__unread') ~ " as unread on repositories.account_id = unread.account_id and repositories.region = unread.region "
    ~ "and unread.resource_type = 'AWS::InspectorV2::AccountStatus')",
    holds="case
            when image_scanning_configuration.scanOnPush or by_inspector = 'ENABLED' then true
            when cause is null then image_scanning_configuration.scanOnPush
        end",
    passes="if(by_inspector = 'ENABLED', 'Inspector scans the images of the region', 'images are scanned when they are pushed')",
    unread="coalesce(cause, 'whether images are scanned could not be read')",
    fails="'images are not scanned when they are pushed'",
    evidence={'scanOnPush': 'image_scanning_configuration.scanOnPush', 'Inspector': 'by_inspector'},
) }}
