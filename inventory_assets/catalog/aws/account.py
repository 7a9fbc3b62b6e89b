"""Rows of an account and of each of its regions: settings that belong to no resource, one call each. Their uids are the account's and the
region's own: `123456789012`, `123456789012:eu-west-1`.
"""

from __future__ import annotations

from inventory_assets.catalog.edges import encrypted_with
from inventory_assets.catalog.reports import CREDENTIAL_REPORT, CREDENTIAL_USE, read_credential_report
from inventory_assets.catalog.types import Detail, ResourceType, Shared

_NO_CONTACT = ("ResourceNotFoundException",)


def _contact(part: str, kind: str) -> Detail:
    return Detail(part, "GetAlternateContact", {"AlternateContactType": kind}, "AlternateContact", absent=_NO_CONTACT, service="account")


ACCOUNT = ResourceType(
    type="AWS::Account::Account",
    plural="account_accounts",
    service="iam",
    operation="GetAccountSummary",
    items="SummaryMap",
    single=True,
    id="{account}",
    arn="{account}",
    scope="global",
    details=(
        Detail("Aliases", "ListAccountAliases", {}, "AccountAliases", paginated=True),
        Detail("PasswordPolicy", "GetAccountPasswordPolicy", {}, "PasswordPolicy", absent=("NoSuchEntity",)),
        Detail(
            "PublicAccessBlock",
            "GetPublicAccessBlock",
            {"AccountId": "{account}"},
            "PublicAccessBlockConfiguration",
            absent=("NoSuchPublicAccessBlockConfiguration",),
            service="s3control",
        ),
        _contact("BillingContact", "BILLING"),
        _contact("OperationsContact", "OPERATIONS"),
        _contact("SecurityContact", "SECURITY"),
        Detail("ContactInformation", "GetContactInformation", {}, "ContactInformation", absent=_NO_CONTACT, service="account"),
    ),
    shared=(
        Shared(
            "RootCredentials",
            "GetCredentialReport",
            elements="@",
            match="arn",
            to="arn:{partition}:iam::{account}:root",
            prepare="GenerateCredentialReport",
            read=read_credential_report,
            fields=CREDENTIAL_REPORT,
        ),
    ),
    # Counts of what is inventoried by itself.
    volatile=(
        "Users",
        "Groups",
        "Roles",
        "Policies",
        "InstanceProfiles",
        "Providers",
        "MFADevices",
        "MFADevicesInUse",
        "ServerCertificates",
        "PolicyVersionsInUse",
        *(f"RootCredentials.{column}" for column in CREDENTIAL_USE),
    ),
    sets=("Aliases",),
    # Names, addresses and numbers of people. Whether there is a contact, and whether it was changed, is all that is asked of it.
    redact=("BillingContact", "OperationsContact", "SecurityContact", "ContactInformation"),
    aliases=("account", "account-settings", "aws_account"),
)

REGION = ResourceType(
    type="AWS::Account::Region",
    plural="account_regions",
    service="ec2",
    operation="GetEbsEncryptionByDefault",
    items="@",
    single=True,
    id="{region}",
    arn="{account}:{region}",
    details=(
        Detail("EbsDefaultKmsKeyId", "GetEbsDefaultKmsKeyId", {}, "KmsKeyId"),
        Detail("InstanceMetadataDefaults", "GetInstanceMetadataDefaults", {}, "AccountLevel", omits_empty=True),
        Detail("SnapshotBlockPublicAccess", "GetSnapshotBlockPublicAccessState", {}),
        Detail("ImageBlockPublicAccess", "GetImageBlockPublicAccessState", {}),
        Detail("SerialConsoleAccess", "GetSerialConsoleAccessStatus", {}),
        Detail("VpcBlockPublicAccess", "DescribeVpcBlockPublicAccessOptions", {}, "VpcBlockPublicAccessOptions", omits_empty=True),
        Detail(
            "EmrBlockPublicAccess",
            "GetBlockPublicAccessConfiguration",
            {},
            "BlockPublicAccessConfiguration",
            service="emr",
        ),
        Detail(
            "SsmPublicSharing",
            "GetServiceSetting",
            {"SettingId": "/ssm/documents/console/public-sharing-permission"},
            "ServiceSetting",
            absent=("ServiceSettingNotFound",),
            service="ssm",
        ),
    ),
    volatile=("VpcBlockPublicAccess.LastUpdateTimestamp",),
    edges=(encrypted_with("EbsDefaultKmsKeyId"),),
    aliases=("region", "region-settings"),
)

TYPES = (ACCOUNT, REGION)
