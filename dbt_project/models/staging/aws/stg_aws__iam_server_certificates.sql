-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::IAM::ServerCertificate, their configuration by column.
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
    typed."Path" as path,
    typed."ServerCertificateName" as server_certificate_name,
    typed."ServerCertificateId" as server_certificate_id,
    typed."Arn" as arn,
    typed."UploadDate" as upload_date,
    typed."Expiration" as expiration
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
            "Path": "VARCHAR",
            "ServerCertificateName": "VARCHAR",
            "ServerCertificateId": "VARCHAR",
            "Arn": "VARCHAR",
            "UploadDate": "TIMESTAMPTZ",
            "Expiration": "TIMESTAMPTZ"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::IAM::ServerCertificate'
)
