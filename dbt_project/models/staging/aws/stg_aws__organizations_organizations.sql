-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Organizations::Organization, their configuration by column.
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
    typed."Id" as id,
    typed."Arn" as arn,
    typed."FeatureSet" as feature_set,
    typed."MasterAccountArn" as master_account_arn,
    typed."MasterAccountId" as master_account_id,
    typed."MasterAccountEmail" as master_account_email,
    typed."AvailablePolicyTypes" as available_policy_types,
    typed."Roots" as roots,
    typed."ServiceAccess" as service_access,
    typed."DelegatedAdministrators" as delegated_administrators,
    typed."ResourcePolicy" as resource_policy
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
            "Id": "VARCHAR",
            "Arn": "VARCHAR",
            "FeatureSet": "VARCHAR",
            "MasterAccountArn": "VARCHAR",
            "MasterAccountId": "VARCHAR",
            "MasterAccountEmail": "VARCHAR",
            "AvailablePolicyTypes": [{"Type": "VARCHAR", "Status": "VARCHAR"}],
            "Roots": [{"Id": "VARCHAR", "Arn": "VARCHAR", "Name": "VARCHAR", "PolicyTypes": [{"Type": "VARCHAR", "Status": "VARCHAR"}]}],
            "ServiceAccess": [{"ServicePrincipal": "VARCHAR", "DateEnabled": "TIMESTAMPTZ"}],
            "DelegatedAdministrators": [{"Id": "VARCHAR", "Arn": "VARCHAR", "Email": "VARCHAR", "Name": "VARCHAR", "Status": "VARCHAR", "State": "VARCHAR", "JoinedMethod": "VARCHAR", "JoinedTimestamp": "TIMESTAMPTZ", "DelegationEnabledDate": "TIMESTAMPTZ"}],
            "ResourcePolicy": "JSON"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Organizations::Organization'
)
