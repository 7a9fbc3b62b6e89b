"""Tables of compliance in a published file, by the marts' contracts: every status, an answer, exemptions, and names that are markup.

The build looks from 2026-11-24. No command is run here.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from published_file import BUCKET, DEV, PROD, publish

TODAY = dt.date(2026, 11, 24)
MARKUP = "<script>alert(1)</script>"
SITE = "arn:aws:s3:::dev-site"
QUEUE = f"arn:aws:sqs:eu-west-1:{DEV}:{MARKUP}"
VOLUME = f"arn:aws:ec2:eu-west-1:{PROD}:volume/vol-1"
F_BUCKET, F_SITE, F_LONG = "a1a1a1a1a1a1a1a1", "a2a2a2a2a2a2a2a2", "b000b000b000b00"
PUBLIC, LONG, DEFAULT, CONTACT, QUEUES, MFA, RDS = (
    "aws_s3_bucket_public_access_blocked", "aws_iam_password_policy_long", "aws_ebs_encryption_by_default", "aws_account_contact_current",
    "aws_sqs_queue_encrypted", "aws_iam_root_mfa_enabled", "aws_rds_instance_encrypted",
)  # fmt: skip
_NAMES = {
    "PROD": PROD, "DEV": DEV, "BUCKET": BUCKET, "SITE": SITE, "QUEUE": QUEUE, "VOLUME": VOLUME, "MARKUP": MARKUP,
    "F_BUCKET": F_BUCKET, "F_SITE": F_SITE, "F_LONG": F_LONG, "AS_OF": "timestamptz '2026-11-24 08:00:00+00'",
}  # fmt: skip


def publish_compliance(warehouse: Path, more: str = "") -> Path:
    """Publish with compliance; `more`: SQL that comes last."""
    return publish(warehouse, _tables() + more)


def publish_no_compliance(warehouse: Path) -> Path:
    """Publish with all tables of compliance, and nothing in any."""
    tables = re.findall(r"CREATE TABLE (compliance\.\w+)", _tables())
    return publish(warehouse, _tables() + "".join(f"DELETE FROM {table};" for table in tables))


def _tables() -> str:
    sql = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    named = re.sub(r"\{([A-Z_]+)\}", lambda found: _NAMES[found[1]], sql)
    return named.replace("{{", "{").replace("}}", "}")
