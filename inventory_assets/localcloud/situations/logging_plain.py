"""Plain situations for the controls of logging: a resource right, wrong and unread. What takes more stands in `logging.py`."""

from __future__ import annotations

from inventory_assets.localcloud.situations.model import Situation
from inventory_assets.localcloud.situations.plain import plain

SITUATIONS: tuple[Situation, ...] = (
    *plain(
        "aws_kms_key_not_being_deleted", "AWS::KMS::Key", {"KeyManager": "CUSTOMER", "KeyState": "Enabled"},
        {"KeyManager": "CUSTOMER", "KeyState": "PendingDeletion", "DeletionDate": "<in 9 days>"},
        ("of AWS", {"KeyManager": "AWS", "KeyState": "Enabled"}, "not_applicable"), part="*",
    ),
    *plain(
        "aws_logs_group_kept_long_enough", "AWS::Logs::LogGroup", {"retentionInDays": 365}, {"retentionInDays": 364},
        ("that keeps for ever", {}, "pass"),
    ),
    *plain(
        "aws_logs_group_encrypted_with_key", "AWS::Logs::LogGroup", {"kmsKeyId": "arn:aws:kms:eu-west-1:<account>:key/1"}, {},
    ),
    *plain(
        "aws_cloudwatch_alarm_acts", "AWS::CloudWatch::Alarm",
        {"AlarmActions": ["arn:aws:sns:eu-west-1:<account>:t"], "ActionsEnabled": True}, {"AlarmActions": [], "ActionsEnabled": True},
    ),
    *plain(
        "aws_cloudwatch_alarm_actions_on", "AWS::CloudWatch::Alarm", {"ActionsEnabled": True}, {"ActionsEnabled": False},
        odd={"ActionsEnabled": "odd"},
    ),
)  # fmt: skip
