-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Events::Connection, their configuration by column.
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
    typed."ConnectionArn" as connection_arn,
    typed."Name" as aws_name,
    typed."Description" as description,
    typed."InvocationConnectivityParameters" as invocation_connectivity_parameters,
    typed."AuthorizationType" as authorization_type,
    typed."SecretArn" as secret_arn,
    typed."KmsKeyIdentifier" as kms_key_identifier,
    typed."AuthParameters" as auth_parameters,
    typed."CreationTime" as creation_time,
    typed."LastModifiedTime" as last_modified_time
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
            "ConnectionArn": "VARCHAR",
            "Name": "VARCHAR",
            "Description": "VARCHAR",
            "InvocationConnectivityParameters": {"ResourceParameters": {"ResourceConfigurationArn": "VARCHAR", "ResourceAssociationArn": "VARCHAR"}},
            "AuthorizationType": "VARCHAR",
            "SecretArn": "VARCHAR",
            "KmsKeyIdentifier": "VARCHAR",
            "AuthParameters": {"BasicAuthParameters": {"Username": "VARCHAR"}, "OAuthParameters": {"ClientParameters": {"ClientID": "VARCHAR"}, "AuthorizationEndpoint": "VARCHAR", "HttpMethod": "VARCHAR", "OAuthHttpParameters": {"HeaderParameters": [{"Key": "VARCHAR", "Value": "VARCHAR", "IsValueSecret": "BOOLEAN"}], "QueryStringParameters": [{"Key": "VARCHAR", "Value": "VARCHAR", "IsValueSecret": "BOOLEAN"}], "BodyParameters": [{"Key": "VARCHAR", "Value": "VARCHAR", "IsValueSecret": "BOOLEAN"}]}}, "ApiKeyAuthParameters": {"ApiKeyName": "VARCHAR"}, "InvocationHttpParameters": {"HeaderParameters": [{"Key": "VARCHAR", "Value": "VARCHAR", "IsValueSecret": "BOOLEAN"}], "QueryStringParameters": [{"Key": "VARCHAR", "Value": "VARCHAR", "IsValueSecret": "BOOLEAN"}], "BodyParameters": [{"Key": "VARCHAR", "Value": "VARCHAR", "IsValueSecret": "BOOLEAN"}]}, "ConnectivityParameters": {"ResourceParameters": {"ResourceConfigurationArn": "VARCHAR", "ResourceAssociationArn": "VARCHAR"}}},
            "CreationTime": "TIMESTAMPTZ",
            "LastModifiedTime": "TIMESTAMPTZ"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Events::Connection'
)
