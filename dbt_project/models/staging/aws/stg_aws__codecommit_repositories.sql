-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::CodeCommit::Repository, their configuration by column.
select
    resource_uid,
    provider,
    account_id,
    region,
    resource_type,
    resource_id,
    name,
    tags,
    created_at,
    unknown_fields,
    cell_region,
    scan_id,
    typed."accountId" as aws_account_id,
    typed."repositoryId" as repository_id,
    typed."repositoryName" as repository_name,
    typed."repositoryDescription" as repository_description,
    typed."defaultBranch" as default_branch,
    typed."creationDate" as creation_date,
    typed."cloneUrlHttp" as clone_url_http,
    typed."cloneUrlSsh" as clone_url_ssh,
    typed."Arn" as arn,
    typed."kmsKeyId" as kms_key_id
from (
    select
        resource_uid,
        provider,
        account_id,
        region,
        resource_type,
        resource_id,
        name,
        tags,
        created_at,
        unknown_fields,
        cell_region,
        scan_id,
        json_transform(configuration, '{
            "accountId": "VARCHAR",
            "repositoryId": "VARCHAR",
            "repositoryName": "VARCHAR",
            "repositoryDescription": "VARCHAR",
            "defaultBranch": "VARCHAR",
            "creationDate": "TIMESTAMPTZ",
            "cloneUrlHttp": "VARCHAR",
            "cloneUrlSsh": "VARCHAR",
            "Arn": "VARCHAR",
            "kmsKeyId": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::CodeCommit::Repository'
)
