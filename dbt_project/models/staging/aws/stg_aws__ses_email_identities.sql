-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::SES::EmailIdentity, their configuration by column.
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
    typed."IdentityType" as identity_type,
    typed."FeedbackForwardingStatus" as feedback_forwarding_status,
    typed."VerifiedForSendingStatus" as verified_for_sending_status,
    typed."DkimAttributes" as dkim_attributes,
    typed."MailFromAttributes" as mail_from_attributes,
    typed."Policies" as policies,
    typed."ConfigurationSetName" as configuration_set_name,
    typed."VerificationStatus" as verification_status,
    typed."Identity" as identity
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
            "IdentityType": "VARCHAR",
            "FeedbackForwardingStatus": "BOOLEAN",
            "VerifiedForSendingStatus": "BOOLEAN",
            "DkimAttributes": {"SigningEnabled": "BOOLEAN", "Status": "VARCHAR", "Tokens": ["VARCHAR"], "SigningHostedZone": "VARCHAR", "SigningAttributesOrigin": "VARCHAR", "NextSigningKeyLength": "VARCHAR", "CurrentSigningKeyLength": "VARCHAR"},
            "MailFromAttributes": {"MailFromDomain": "VARCHAR", "MailFromDomainStatus": "VARCHAR", "BehaviorOnMxFailure": "VARCHAR"},
            "Policies": "MAP(VARCHAR, VARCHAR)",
            "ConfigurationSetName": "VARCHAR",
            "VerificationStatus": "VARCHAR",
            "Identity": {"IdentityType": "VARCHAR", "IdentityName": "VARCHAR", "SendingEnabled": "BOOLEAN", "VerificationStatus": "VARCHAR"}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::SES::EmailIdentity'
)
