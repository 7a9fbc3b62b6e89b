"""Who may enter and with what, made in moto's own AWS, and the settings of the account and the region; entered in `moto_seeds.SEEDS`."""

from __future__ import annotations

from moto_seeds import ACCOUNT, REGION, TAGS, Client, seeds

#: Types of which an account there has some from the start.
WITH_DEFAULTS: set[str] = set()
#: Type → what its replies there lack, and AWS's have: a part of the error's message.
INCOMPLETE: dict[str, str] = {}
#: (type, part) of details that are not served there.
UNSERVED: set[tuple[str, str]] = {
    ("AWS::Account::Account", "ContactInformation"),
    ("AWS::Account::Region", "EbsDefaultKmsKeyId"),
    ("AWS::Account::Region", "ImageBlockPublicAccess"),
    ("AWS::Account::Region", "InstanceMetadataDefaults"),
    ("AWS::Account::Region", "SerialConsoleAccess"),
    ("AWS::Account::Region", "SnapshotBlockPublicAccess"),
    ("AWS::Account::Region", "SsmPublicSharing"),
    ("AWS::Account::Region", "VpcBlockPublicAccess"),
}


@seeds("AWS::Account::Account")
def account(client: Client) -> list[str]:
    client("iam").create_account_alias(AccountAlias="meridian")
    client("iam").update_account_password_policy(MinimumPasswordLength=14)
    client("account").put_alternate_contact(
        AlternateContactType="SECURITY", Name="moto-secret-5b1c", Title="t", EmailAddress="moto-secret-5b1c@example.org", PhoneNumber="1"
    )
    return [ACCOUNT]


@seeds("AWS::Account::Region")
def region(client: Client) -> list[str]:
    client("ec2").enable_ebs_encryption_by_default()
    return [f"{ACCOUNT}:{REGION}"]


@seeds("AWS::IAM::InstanceProfile")
def instance_profile(client: Client) -> list[str]:
    made = client("iam").create_instance_profile(InstanceProfileName="web", Path="/fleet/", Tags=TAGS)["InstanceProfile"]["Arn"]
    client("iam").add_role_to_instance_profile(InstanceProfileName="web", RoleName="builder")
    return [made]


@seeds("AWS::IAM::SAMLProvider")
def saml_provider(client: Client) -> list[str]:
    return [client("iam").create_saml_provider(Name="corp", SAMLMetadataDocument="moto-secret-5b1c" * 100, Tags=TAGS)["SAMLProviderArn"]]


@seeds("AWS::IAM::OIDCProvider")
def oidc_provider(client: Client) -> list[str]:
    made = client("iam").create_open_id_connect_provider(
        Url="https://token.actions.example.org", ClientIDList=["sts.amazonaws.com"], ThumbprintList=["a" * 40], Tags=TAGS
    )
    return [made["OpenIDConnectProviderArn"]]


@seeds("AWS::IAM::ServerCertificate")
def server_certificate(client: Client) -> list[str]:
    made = client("iam").upload_server_certificate(
        ServerCertificateName="old", Path="/cloudfront/", CertificateBody="a certificate", PrivateKey="moto-secret-5b1c"
    )
    return [made["ServerCertificateMetadata"]["Arn"]]


@seeds("AWS::IAM::VirtualMFADevice")
def mfa_device(client: Client) -> list[str]:
    """One is somebody's, one is not given to anybody."""
    made = [client("iam").create_virtual_mfa_device(VirtualMFADeviceName=name)["VirtualMFADevice"]["SerialNumber"] for name in ("ann", "x")]
    client("iam").enable_mfa_device(UserName="ann", SerialNumber=made[0], AuthenticationCode1="123456", AuthenticationCode2="654321")
    return made
