"""Findings as OCSF 1.5 events of the class Compliance Finding (2003). Where they go is `security_export.py`'s affair.

A status that OCSF has no word for keeps ours (Other); what is unknown is Unknown, never passed and never left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from inventory_assets import __version__

OCSF_VERSION = "1.5.0"
CATEGORY, CLASS = 2, 2003
CREATE, UPDATE, CLOSE = 1, 2, 3
ACTIVITIES = {CREATE: "Create", UPDATE: "Update", CLOSE: "Close"}
SEVERITIES = {"low": (2, "Low"), "medium": (3, "Medium"), "high": (4, "High"), "critical": (5, "Critical")}
#: Ours → the compliance object's status.
RESULTS = {
    "pass": (1, "Pass"),
    "fail": (3, "Fail"),
    "unknown": (0, "Unknown"),
    "manual": (99, "Manual"),
    "not_applicable": (99, "Not Applicable"),
}
NEW, SUPPRESSED, RESOLVED = (1, "New"), (3, "Suppressed"), (4, "Resolved")
PROVIDERS = {"aws": ("AWS", 10, "AWS Account"), "gcp": ("GCP", 11, "GCP Project"), "azure": ("Azure", 13, "Azure Subscription")}
#: Of ours what OCSF has no place for.
UNMAPPED = (
    "is_exempt", "exemption_id", "exposure", "answered_by", "answered_until", "is_stale", "environment", "monthly_cost_usd", "cost_basis",
    "failing_since", "resolved_at", "times_reopened", "ou_path", "scan_id",
)  # fmt: skip
PRODUCT = {"name": "inventory", "vendor_name": "inventory_assets", "version": __version__}


#: SQL of findings as `event` takes them: moments as OCSF has them, in milliseconds.
MOMENTS = ("first_seen_at", "last_seen_at", "status_since", "failing_since", "resolved_at", "as_of")
SELECT = f"SELECT * REPLACE ({', '.join(f'epoch_ms({name}) AS {name}' for name in MOMENTS)}) FROM compliance.findings"  # noqa: S608


def event(finding: Mapping[str, Any], control: Mapping[str, Any], requirements: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """One finding (a row of `SELECT`) with what its control says and which requirements it answers."""
    activity = _activity(finding)
    severity_id, severity = SEVERITIES[finding["severity"]]
    made: dict[str, Any] = {
        "activity_id": activity,
        "activity_name": ACTIVITIES[activity],
        "category_uid": CATEGORY,
        "category_name": "Findings",
        "class_uid": CLASS,
        "class_name": "Compliance Finding",
        "type_uid": CLASS * 100 + activity,
        "type_name": f"Compliance Finding: {ACTIVITIES[activity]}",
        "time": finding["as_of"],
        "severity_id": severity_id,
        "severity": severity,
        "message": finding["reason"],
        "metadata": {"version": OCSF_VERSION, "product": PRODUCT, "profiles": ["cloud"], "uid": _event_uid(finding)},
        "finding_info": _finding_info(finding),
        "compliance": _compliance(finding, requirements),
        "resources": [_resource(finding)],
        "cloud": _cloud(finding),
        "remediation": {"desc": control["remediation"]} if control.get("remediation") else None,
        "evidences": [{"data": finding["evidence"]}] if finding["evidence"] else None,
        "unmapped": _known({name: _plain(finding[name]) for name in UNMAPPED}),
        **_standing(finding),
    }
    return _known(made)


def _activity(finding: Mapping[str, Any]) -> int:
    """Found for the first time, ended by this build, or told again."""
    if finding["first_seen_at"] == finding["as_of"]:
        return CREATE
    return CLOSE if finding["resolved_at"] is not None and finding["resolved_at"] == finding["as_of"] else UPDATE


def _standing(finding: Mapping[str, Any]) -> dict[str, Any]:
    """Where the finding stands in its life. What never failed and awaits nothing has none."""
    status = finding["status"]
    if finding["is_exempt"]:
        number, word = SUPPRESSED
    elif status in ("fail", "manual"):
        number, word = NEW
    elif status == "unknown":
        number, word = RESULTS["unknown"]
    elif finding["resolved_at"] is not None:
        number, word = RESOLVED
    else:
        return {}
    return {"status_id": number, "status": word}


def _finding_info(finding: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "uid": finding["finding_id"],
        "title": finding["title"],
        "desc": finding["reason"],
        "created_time": finding["first_seen_at"],
        "first_seen_time": finding["first_seen_at"],
        "last_seen_time": finding["last_seen_at"],
        "modified_time": finding["status_since"],
        "types": ["Compliance"],
        "analytic": {"uid": finding["control_id"], "name": finding["title"], "type_id": 1, "type": "Rule"},
    }


def _compliance(finding: Mapping[str, Any], requirements: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    number, word = RESULTS[finding["status"]]
    details = [finding["reason"]]
    if finding["status"] == "unknown" and finding["unknown_cause"] not in (None, finding["reason"]):
        details.append(finding["unknown_cause"])
    return _known(
        {
            "control": finding["control_id"],
            "desc": finding["title"],
            "standards": sorted({f"{one['framework']} {one['version']}" for one in requirements}),
            "requirements": [f"{one['framework']} {one['version']}: {one['requirement_id']} ({one['relation']})" for one in requirements],
            "status_id": number,
            "status": word,
            "status_code": finding["status"],
            "status_details": details,
        }
    )


def _resource(finding: Mapping[str, Any]) -> dict[str, Any]:
    return _known(
        {
            "uid": finding["resource_uid"],
            "name": finding["resource_name"],
            "type": finding["resource_type"],
            "region": None if finding["region"] == "global" else finding["region"],
            "owner": {"name": finding["owner"]} if finding["owner"] else None,
        }
    )


def _cloud(finding: Mapping[str, Any]) -> dict[str, Any]:
    provider, type_id, kind = PROVIDERS.get(finding["provider"], (finding["provider"], 0, "Unknown"))
    account = {"uid": finding["account_id"], "name": finding["account_name"], "type_id": type_id, "type": kind}
    region = None if finding["region"] == "global" else finding["region"]
    return _known({"provider": provider, "account": _known(account), "region": region})


def _event_uid(finding: Mapping[str, Any]) -> str:
    """The same finding in another build is another event."""
    return f"{finding['finding_id']}-{finding['as_of']}"


def _known(values: dict[str, Any]) -> dict[str, Any]:
    """Without what nobody knows: OCSF leaves such attributes out."""
    return {name: value for name, value in values.items() if value is not None}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value
