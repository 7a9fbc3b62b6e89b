"""Rows of certificates and of the private authorities that issue them. Those kept by IAM are with IAM; private keys are never read."""

from __future__ import annotations

from inventory_assets.catalog.edges import writes_to_bucket
from inventory_assets.catalog.types import SWEEP, Describe, Detail, Edge, JsonObject, ResourceType


def _is_not_deleted(authority: JsonObject) -> bool:
    """A deleted authority can be restored for 7 to 30 days, and issues nothing."""
    return authority.get("Status") != "DELETED"


CERTIFICATE = ResourceType(
    type="AWS::CertificateManager::Certificate",
    plural="acm_certificates",
    service="acm",
    operation="ListCertificates",
    params={
        # Without these filters only RSA keys of 2,048 bits are listed, and none that were asked for by ACME.
        "Includes": {
            "keyTypes": ["RSA_1024", "RSA_2048", "RSA_3072", "RSA_4096", "EC_prime256v1", "EC_secp384r1", "EC_secp521r1"],
        },
        "CertificateKeyPairOrigins": ["AWS_MANAGED", "ACME", "CUSTOMER_PROVIDED"],
    },
    items="CertificateSummaryList[]",
    describe=Describe(
        "DescribeCertificate", {"CertificateArn": "{CertificateArn}"}, result="Certificate", absent=("ResourceNotFoundException",)
    ),
    id="CertificateArn~/",
    arn="CertificateArn",
    name="DomainName",
    tags=SWEEP,
    created_at="CreatedAt",
    volatile=("RenewalSummary", "UpdateSummary"),
    sets=(
        "SubjectAlternativeNames",
        "DomainValidationOptions[].ValidationEmails",
        "DomainValidationOptions",
        "InUseBy",
        "KeyUsages",
        "ExtendedKeyUsages",
    ),
    edges=(Edge("issued_by", "CertificateAuthorityArn", ("AWS::ACMPCA::CertificateAuthority",)),),
    aliases=("acm", "certificate", "acm:certificate", "aws_acm_certificate"),
)

CERTIFICATE_AUTHORITY = ResourceType(
    type="AWS::ACMPCA::CertificateAuthority",
    plural="acm_pca_certificate_authorities",
    service="acm-pca",
    operation="ListCertificateAuthorities",
    items="CertificateAuthorities[]",
    id="Arn~/",
    arn="Arn",
    name="CertificateAuthorityConfiguration.Subject.CommonName",
    tags=SWEEP,
    created_at="CreatedAt",
    owner="OwnerAccount",
    where=_is_not_deleted,
    details=(Detail("Policy", "GetPolicy", {"ResourceArn": "{Arn}"}, "Policy", absent=("ResourceNotFoundException",)),),
    policies=("Policy",),
    sets=(
        "CertificateAuthorityConfiguration.Subject.CustomAttributes",
        "CertificateAuthorityConfiguration.CsrExtensions.SubjectInformationAccess",
    ),
    edges=(writes_to_bucket("RevocationConfiguration.CrlConfiguration.S3BucketName"),),
    aliases=("private-ca", "acm-pca:certificate-authority", "aws_acmpca_certificate_authority"),
)

TYPES = (CERTIFICATE, CERTIFICATE_AUTHORITY)
