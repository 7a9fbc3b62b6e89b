"""Certificates, some expired and some about to, and private authorities: ACM, AWS Private CA."""

from __future__ import annotations

import json

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers, describes, lists, walker
from inventory_assets.localcloud.estate.filling import filled, or_absent
from inventory_assets.localcloud.estate.naming import arn, uuid_of, word_id
from inventory_assets.localcloud.estate.paging import page
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.world import World

CERTIFICATE, AUTHORITY = "AWS::CertificateManager::Certificate", "AWS::ACMPCA::CertificateAuthority"
NO_CERTIFICATE = ("ResourceNotFoundException", "Could not find certificate {name}.", 400)
NO_AUTHORITY = ("ResourceNotFoundException", "Could not find Certificate Authority {name}.", 400)

_KEYS = ("RSA_2048", "RSA_1024", "EC_prime256v1", "RSA_4096")
#: Days after day 0 on which certificates end.
_ENDS = (200, -20, 12, 25, 390)


_validation = filled("acm", "DescribeCertificate", "Certificate.DomainValidationOptions[]")


def _certificate(r: Resource) -> JsonObject:
    ends = _ENDS[r.number] if r.number < len(_ENDS) else r.pick("ends", _ENDS)
    name = f"{'*.' if r.maybe('wildcard', 0.3) else ''}{word_id('site')(r)}.meridian.example"
    kind = r.pick("type", ("AMAZON_ISSUED", "AMAZON_ISSUED", "IMPORTED", "PRIVATE"))
    used_by = [r.other("AWS::ElasticLoadBalancingV2::LoadBalancer", r.number).arn] if r.maybe("used", 0.6) else []
    odd = () if r.number % 3 == 2 else ("RevokedAt", "RevocationReason", "FailureReason", "ImportedAt", "UpdateSummary")
    return {
        **dict.fromkeys(odd),
        "CertificateArn": r.arn,
        "DomainName": name,
        "SubjectAlternativeNames": [name, f"www.{name.removeprefix('*.')}"],
        "DomainValidationOptions": [_validation(r) | {"DomainName": name, "ValidationStatus": "SUCCESS"}],
        "Type": kind,
        "Status": "EXPIRED" if ends <= r.world.options.day else "ISSUED",
        "NotAfter": r.at(ends),
        "KeyAlgorithm": _KEYS[r.number % len(_KEYS)],
        "InUseBy": used_by,
        "CertificateAuthorityArn": r.other(AUTHORITY, r.number).arn if kind == "PRIVATE" else None,
        "CertificateKeyPairOrigin": "CUSTOMER_PROVIDED" if kind == "IMPORTED" else "AWS_MANAGED",
        "AcmeEndpointArn": None,
        "AcmeAccountId": None,
    }


def _summary(r: Resource) -> JsonObject:
    """What the listing tells of a certificate."""
    same = (
        "CertificateArn",
        "DomainName",
        "Type",
        "Status",
        "NotAfter",
        "KeyAlgorithm",
        "CertificateKeyPairOrigin",
        "RevokedAt",
        "ImportedAt",
    )
    changes: JsonObject = {name: r.body.get(name) for name in same}
    changes |= {"SubjectAlternativeNameSummaries": r.body["SubjectAlternativeNames"], "InUse": bool(r.body["InUseBy"])}
    shown: JsonObject = filled("acm", "ListCertificates", "CertificateSummaryList[]", lambda _: changes)(r)
    return shown


def _authority(r: Resource) -> JsonObject:
    bucket = {"Enabled": True, "S3BucketName": r.other("AWS::S3::Bucket", r.number).id} if r.maybe("revokes", 0.6) else {"Enabled": False}
    return {
        "Arn": r.arn,
        "Type": r.pick("type", ("ROOT", "SUBORDINATE")),
        "Status": "ACTIVE",
        "CertificateAuthorityConfiguration": {"Subject": {"CommonName": f"{word_id('authority')(r)}.meridian.example"}},
        "RevocationConfiguration": {"CrlConfiguration": bucket},
        "NotAfter": r.at(3650),
        "RestorableUntil": None,
        "FailureReason": None,
    }


def _authority_policy(r: Resource) -> JsonObject:
    principal = {"AWS": f"arn:aws:iam::{r.pick('shared with', list(r.world.accounts))}:root"}
    statement = {"Effect": "Allow", "Principal": principal, "Action": "acm-pca:IssueCertificate", "Resource": r.arn}
    return {"Policy": json.dumps({"Version": "2012-10-17", "Statement": [statement]})}


KINDS = (
    Kind(
        CERTIFICATE,
        4,
        uuid_of,
        arn("acm", "certificate/"),
        filled("acm", "DescribeCertificate", "Certificate", _certificate),
        lasting=True,
        sweep_type="acm:certificate",
    ),
    Kind(
        AUTHORITY,
        1,
        uuid_of,
        arn("acm-pca", "certificate-authority/"),
        filled("acm-pca", "ListCertificateAuthorities", "CertificateAuthorities[]", _authority),
        lasting=True,
        sweep_type="acm-pca:certificate-authority",
    ),
)

describes("acm", "DescribeCertificate", CERTIFICATE, "CertificateArn", "Certificate", NO_CERTIFICATE)
lists("acm-pca", "ListCertificateAuthorities", AUTHORITY)
describes(
    "acm-pca",
    "GetPolicy",
    AUTHORITY,
    "ResourceArn",
    None,
    NO_AUTHORITY,
    or_absent("shared", 0.4, _authority_policy, "ResourceNotFoundException", "Policy for Certificate Authority does not exist", 400),
)


@answers("acm", "ListCertificates")
def list_certificates(world: World, account: Account, call: Call) -> JsonObject:
    """Only the asked kinds of keys, as the real one does: RSA_2048 where none are asked for."""
    asked = (call.params.get("Includes") or {}).get("keyTypes") or ["RSA_2048"]
    walk = walker(world, account, call, CERTIFICATE)
    return page(call, lambda start: ((number, r) for number, r in walk(start) if r.body["KeyAlgorithm"] in asked), _summary, 100)
