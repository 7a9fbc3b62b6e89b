"""An analyzer of the organization covers the accounts of its members, whoever of them has it; where the management account could not be
asked, nobody knows. A situation has one account alone, so this is tried here.
"""

from __future__ import annotations

import pytest
from laboratory import Laboratory

from inventory_assets.localcloud.situations.model import Situation, Thing

CONTROL = "aws_accessanalyzer_external_access_analyzed"
TYPE = "AWS::AccessAnalyzer::Analyzer"


def analyzer(kind: str, status: str = "ACTIVE") -> Thing:
    arn = "arn:aws:access-analyzer:eu-west-1:<account>:analyzer/outside"
    return Thing(TYPE, {"arn": arn, "name": "outside", "type": kind, "status": status, "createdAt": "<9 days ago>"})


@pytest.mark.parametrize(
    ("things", "denied", "status"),
    [
        ((analyzer("ORGANIZATION"),), (), "pass"),
        ((analyzer("ACCOUNT"),), (), "fail"),
        ((analyzer("ORGANIZATION", "DISABLED"),), (), "fail"),
        ((analyzer("ORGANIZATION_UNUSED_ACCESS"),), (), "fail"),
        ((), (TYPE,), "unknown"),
    ],
)
def test_of_a_member_without_an_analyzer_of_its_own(things: tuple[Thing, ...], denied: tuple[str, ...], status: str) -> None:
    management = Situation("management", things, {}, is_management=True, denied=denied)
    member = Situation("member", (), {}, regions=("eu-west-1", "us-east-1"))
    lab = Laboratory((management, member))
    lab.connection.execute("update accounts set management_account_id = '000000000001'")
    verdicts = lab.verdicts(CONTROL)
    assert verdicts["000000000002:eu-west-1"][0] == status, verdicts
    assert verdicts["000000000002:us-east-1"][0] == "fail", "an analyzer covers its own region alone"
