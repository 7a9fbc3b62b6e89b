"""Situations for what policies grant: administrators, trust, and whom resources' own policies let in. Other settings do not belong here."""

from __future__ import annotations

import json
from typing import Any

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations.model import Situation, Status, Thing

ADMINISTRATOR = [{"PolicyName": "AdministratorAccess", "PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess"}]


def statement(**members: Any) -> JsonObject:
    """A statement that allows, unless members say otherwise."""
    return {"Effect": "Allow"} | members


def document(*statements: Any) -> str:
    """A policy as text."""
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


_ALL = statement(Action="*", Resource="*")
_SOME = statement(Action=["s3:GetObject"], Resource=["arn:aws:s3:::data/*"])


def _managed(case: str, policy: str, attached: int = 1, **verdicts: Status) -> Situation:
    arn = "arn:aws:iam::<account>:policy/rights"
    thing = Thing("AWS::IAM::Policy", {
        "PolicyName": "rights", "PolicyId": "ANPA00000000000000001", "Arn": arn, "Path": "/", "DefaultVersionId": "v2", "AttachmentCount": attached,
        "IsAttachable": True, "CreateDate": "<90 days ago>", "UpdateDate": "<9 days ago>", "PolicyVersionList": [
            {"Document": document(_ALL), "VersionId": "v1", "IsDefaultVersion": False, "CreateDate": "<90 days ago>"},
            {"Document": policy, "VersionId": "v2", "IsDefaultVersion": True, "CreateDate": "<9 days ago>"},
        ],
    }, "policy")  # fmt: skip
    return Situation(f"a managed policy {case}", (thing,), {f"aws_iam_policy_{control}": {"policy": status} for control, status in verdicts.items()})


_PLAIN: dict[str, Status] = {"not_administrative": "pass", "without_allowed_not_action": "pass", "without_service_wildcards": "pass"}
MANAGED = (
    _managed("that allows little, and once allowed everything", document(_SOME), **_PLAIN),
    _managed("that allows everything", document(_ALL), not_administrative="fail", without_service_wildcards="fail", without_allowed_not_action="pass"),
    _managed("that allows *:* in lists", document(statement(Action=["ec2:Describe*", "*:*"], Resource=["arn:aws:s3:::a", "*"])), not_administrative="fail"),
    _managed("whose one statement is no list", json.dumps({"Version": "2012-10-17", "Statement": _ALL}), not_administrative="fail"),
    _managed("that allows everything and is attached to nobody", document(_ALL), 0, not_administrative="pass"),
    _managed("that denies everything", document(statement(Effect="Deny", Action="*", Resource="*")), **_PLAIN),
    _managed("that allows everything on one bucket", document(statement(Action="*", Resource="arn:aws:s3:::data")), **_PLAIN),
    _managed("that allows all but IAM", document(statement(NotAction="iam:*", Resource="*")), not_administrative="pass", without_allowed_not_action="fail"),
    _managed("that allows a service as a whole", document(statement(Action=["s3:*"], Resource="*")), not_administrative="pass", without_service_wildcards="fail"),
    _managed("that is no JSON", "oops", not_administrative="unknown", without_allowed_not_action="unknown", without_service_wildcards="unknown"),
    _managed("whose statement has no effect", document({"Action": "*", "Resource": "*"}), not_administrative="unknown", without_service_wildcards="unknown"),
)  # fmt: skip


def _trust(principal: Any, condition: JsonObject | None = None) -> str:
    return document(statement(Principal=principal, Action="sts:AssumeRole", **({"Condition": condition} if condition else {})))


def role(name: str, trust: str | None = None, inline: str | None = None, attached: list[JsonObject] | None = None) -> Thing:
    """A role; by default EC2's."""
    return Thing("AWS::IAM::Role", {
        "RoleName": name, "RoleId": f"AROA{name.upper():0<17}", "Path": "/", "Arn": f"arn:aws:iam::<account>:role/{name}", "CreateDate": "<90 days ago>",
        "AssumeRolePolicyDocument": trust or _trust({"Service": "ec2.amazonaws.com"}), "InstanceProfileList": [],
        "RolePolicyList": [{"PolicyName": "own", "PolicyDocument": inline}] if inline else [], "AttachedManagedPolicies": attached or [],
    })  # fmt: skip


def _user(inline: str | None = None, attached: list[JsonObject] | None = None) -> Thing:
    members = {"UserPolicyList": [{"PolicyName": "own", "PolicyDocument": inline}]} if inline else {}
    return Thing("AWS::IAM::User", {
        "UserName": "bob", "UserId": "AIDABOB00000000000000", "Path": "/", "Arn": "arn:aws:iam::<account>:user/bob", "CreateDate": "<90 days ago>",
        "GroupList": ["readers"], "AttachedManagedPolicies": attached or [], **members,
    })  # fmt: skip


def _group(inline: str | None = None, attached: list[JsonObject] | None = None) -> Thing:
    return Thing("AWS::IAM::Group", {
        "GroupName": "readers", "GroupId": "AGPAREADERS0000000000", "Path": "/", "Arn": "arn:aws:iam::<account>:group/readers", "CreateDate": "<90 days ago>",
        "GroupPolicyList": [{"PolicyName": "own", "PolicyDocument": inline}] if inline else [], "AttachedManagedPolicies": attached or [],
    })  # fmt: skip


_ROLE, _USER, _GROUP, _GROUPS = (
    "aws_iam_role_not_administrator", "aws_iam_user_not_administrator", "aws_iam_group_not_administrator", "aws_iam_user_rights_through_groups",
)  # fmt: skip
_SUPPORT, _SHELL = "aws_iam_support_role_present", "aws_iam_cloudshell_access_restricted"


def _aws_policy(name: str) -> list[JsonObject]:
    return [{"PolicyName": name, "PolicyArn": f"arn:aws:iam::aws:policy/{name}"}]


HOLDERS = (
    Situation("nobody is administrator", (role("app", inline=document(_SOME)), _user(), _group(inline=document(_SOME))), {
        _ROLE: {"app": "pass"}, _USER: {"bob": "pass"}, _GROUP: {"readers": "pass"}, _GROUPS: {"bob": "pass"}, _SUPPORT: {"account": "fail"},
        _SHELL: {"account": "pass"},
    }),
    Situation("everybody has AdministratorAccess", (role("app", attached=ADMINISTRATOR), _user(attached=ADMINISTRATOR), _group(attached=ADMINISTRATOR)), {
        _ROLE: {"app": "fail"}, _USER: {"bob": "fail"}, _GROUP: {"readers": "fail"}, _GROUPS: {"bob": "fail"},
    }),
    Situation("everybody has a policy of their own that allows everything",
              (role("app", inline=document(_ALL)), _user(document(_ALL)), _group(document(_ALL))),
              {_ROLE: {"app": "fail"}, _USER: {"bob": "fail"}, _GROUP: {"readers": "fail"}, _GROUPS: {"bob": "fail"}}),
    Situation("everybody has a policy of their own that is no JSON", (role("app", inline="{"), _user("{"), _group("{")),
              {_ROLE: {"app": "unknown"}, _USER: {"bob": "unknown"}, _GROUP: {"readers": "unknown"}}),
    Situation("a user with an attached policy that is none of AWS's",
              (_user(attached=[{"PolicyName": "AdministratorAccess", "PolicyArn": "arn:aws:iam::<account>:policy/AdministratorAccess"}]),),
              {_USER: {"bob": "pass"}, _GROUPS: {"bob": "fail"}}),
    Situation("a user whose listing was cut short", (Thing("AWS::IAM::User", {"UserName": "cut", "Arn": "arn:aws:iam::<account>:user/cut"}, unread=("*",)),),
              {_GROUPS: {"cut": "unknown"}, _USER: {"cut": "unknown"}}),
    Situation("a role that may ask AWS Support", (role("help", attached=_aws_policy("AWSSupportAccess")),), {_SUPPORT: {"account": "pass"}}),
    Situation("a user who may ask AWS Support is no role", (_user(attached=_aws_policy("AWSSupportAccess")),), {_SUPPORT: {"account": "fail"}}),
    Situation("a group with CloudShell", (_group(attached=_aws_policy("AWSCloudShellFullAccess")),), {_SHELL: {"account": "fail"}}),
    Situation("roles that cannot be listed", (), {_SUPPORT: {"account": "unknown"}, _SHELL: {"account": "unknown"}}, denied=("AWS::IAM::Role",)),
)  # fmt: skip

_TRUST = "aws_iam_role_trust_not_public"
_ORGANIZATION_ONLY = {"StringEquals": {"aws:PrincipalOrgID": "o-lab"}}
TRUST = tuple(
    Situation(f"a role trusted by {case}", (role("app", trust),), {_TRUST: {"app": status}})
    for case, trust, status in (
        ("a service", _trust({"Service": "ec2.amazonaws.com"}), "pass"),
        ("an account", _trust({"AWS": "arn:aws:iam::999988887777:root"}), "pass"),
        ("anyone", _trust("*"), "fail"),
        ("anyone of AWS", _trust({"AWS": ["arn:aws:iam::999988887777:root", "*"]}), "fail"),
        ("anyone of the organization", _trust("*", _ORGANIZATION_ONLY), "pass"),
        ("anyone with an external id", _trust({"AWS": "*"}, {"StringEquals": {"sts:ExternalId": "f3a1"}}), "pass"),
        ("anyone with MFA", _trust("*", {"Bool": {"aws:MultiFactorAuthPresent": "true"}}), "fail"),
        ("nobody can tell", "{", "unknown"),
    )
)

_ANYONE = statement(Principal="*", Action="sqs:SendMessage", Resource="*")


def _on(condition: JsonObject) -> str:
    return document(_ANYONE | {"Condition": condition})


#: Policies of a queue, tried at length: every type reads them alike.
QUEUES = tuple(
    Situation(
        f"a queue whose policy lets in {case}",
        (Thing("AWS::SQS::Queue", {"QueueUrl": "https://sqs.eu-west-1.amazonaws.com/<account>/orders",
                                   "QueueArn": "arn:aws:sqs:eu-west-1:<account>:orders", "Policy": policy}, "queue"),),
        {"aws_sqs_queue_policy_not_public": {"queue": status}},
    )
    for case, policy, status in (
        ("an account", document(statement(Principal={"AWS": "arn:aws:iam::999988887777:root"}, Action="sqs:*", Resource="*")), "pass"),
        ("anyone", document(_ANYONE), "fail"),
        ("anyone of AWS", document(_ANYONE | {"Principal": {"AWS": "*"}}), "fail"),
        ("anyone, in an object for a statement", json.dumps({"Statement": _ANYONE}), "fail"),
        ("anyone to read", document(_ANYONE | {"Action": ["sqs:ReceiveMessage"]}), "fail"),
        ("everybody but one", document(statement(NotPrincipal={"AWS": "arn:aws:iam::999988887777:root"}, Action="sqs:*", Resource="*")), "fail"),
        ("nobody: it denies", document(_ANYONE | {"Effect": "Deny"}), "pass"),
        ("a topic of the account", _on({"ArnEquals": {"aws:SourceArn": "arn:aws:sns:eu-west-1:111122223333:orders"}}), "pass"),
        ("a topic of any account", _on({"ArnLike": {"AWS:SourceArn": "arn:aws:sns:*:*:orders"}}), "pass"),
        ("anything at all", _on({"ArnLike": {"aws:SourceArn": "arn:aws:*:*:*:*"}}), "fail"),
        ("one account", _on({"StringEquals": {"aws:sourceaccount": "111122223333"}}), "pass"),
        ("one account, if it says so", _on({"StringEqualsIfExists": {"aws:SourceAccount": "111122223333"}}), "fail"),
        ("all accounts but one", _on({"StringNotEquals": {"aws:PrincipalAccount": "111122223333"}}), "fail"),
        ("all that say nothing or the right thing", _on({"ForAllValues:StringEquals": {"aws:PrincipalOrgPaths": ["o-lab/r-lab/"]}}), "fail"),
        ("the organization", _on({"StringEquals": {"aws:PrincipalOrgID": ["o-lab"]}}), "pass"),
        ("a star for an organization", _on({"StringLike": {"aws:PrincipalOrgID": "*"}}), "fail"),
        ("an office", _on({"IpAddress": {"aws:SourceIp": ["203.0.113.0/24"]}}), "pass"),
        ("an office and the world", _on({"IpAddress": {"aws:SourceIp": ["203.0.113.0/24", "0.0.0.0/0"]}}), "fail"),
        ("the world of IPv6", _on({"IpAddress": {"aws:SourceIp": "::/0"}}), "fail"),
        ("all but an office", _on({"NotIpAddress": {"aws:SourceIp": "203.0.113.0/24"}}), "fail"),
        ("whoever uses TLS", _on({"Bool": {"aws:SecureTransport": "true"}}), "fail"),
        ("a network", _on({"StringEquals": {"aws:SourceVpce": "vpce-1"}}), "pass"),
        ("nobody: there is no policy", None, "pass"),
        ("whom nobody can tell", '{"Statement": 7}', "unknown"),
    )
)  # fmt: skip


def _policed(control: str, type_name: str, configuration: JsonObject, part: str | None, path: str = "Policy", more: JsonObject | None = None) -> list[Situation]:
    """Open, shut, without a policy, and unread: for a type whose policies are tried no further."""
    shut = document(statement(Principal={"AWS": "arn:aws:iam::<account>:root"}, Action="*", Resource="*"))
    def made(case: str, policy: Any, status: Status, unread: tuple[str, ...] = ()) -> Situation:
        thing = Thing(type_name, configuration | {path: policy}, "it", unread=unread, parent=more)
        return Situation(f"{type_name} {case}", (thing,), {control: {"it": status}})

    return [
        made("whose policy names an account", shut, "pass"),
        made("whose policy lets anyone in", document(statement(Principal="*", Action="*", Resource="*")), "fail"),
        made("without a policy", None, "pass"),
        made("whose policy is malformed", '{"Statement": 7}', "unknown"),
        *([made("whose policy cannot be read", None, "unknown", (part,))] if part else []),
    ]  # fmt: skip


_R = "eu-west-1:<account>"
POLICED = [
    *_policed("aws_s3_bucket_policy_not_public", "AWS::S3::Bucket", {"Name": "policed-<account>"}, "Policy"),
    *_policed("aws_s3_access_point_policy_not_public", "AWS::S3::AccessPoint",
              {"Name": "way-in", "Bucket": "policed-<account>", "AccessPointArn": f"arn:aws:s3:{_R}:accesspoint/way-in"}, "Policy"),
    *_policed("aws_sns_topic_policy_not_public", "AWS::SNS::Topic", {"TopicArn": f"arn:aws:sns:{_R}:policed", "Owner": "<account>"}, None),
    *_policed("aws_lambda_function_policy_not_public", "AWS::Lambda::Function",
              {"FunctionName": "policed", "FunctionArn": f"arn:aws:lambda:{_R}:function:policed"}, "Policy"),
    *_policed("aws_kms_key_policy_not_public", "AWS::KMS::Key", {"KeyId": "0000-policed", "Arn": f"arn:aws:kms:{_R}:key/0000-policed"}, "Policy"),
    *_policed("aws_secretsmanager_secret_policy_not_public", "AWS::SecretsManager::Secret",
              {"Name": "policed", "ARN": f"arn:aws:secretsmanager:{_R}:secret:policed-a1b2c3"}, "ResourcePolicy", "ResourcePolicy"),
    *_policed("aws_events_event_bus_policy_not_public", "AWS::Events::EventBus", {"Name": "policed", "Arn": f"arn:aws:events:{_R}:event-bus/policed"}, None),
    *_policed("aws_ecr_repository_policy_not_public", "AWS::ECR::Repository",
              {"repositoryName": "policed", "repositoryArn": f"arn:aws:ecr:{_R}:repository/policed"}, "Policy"),
    *_policed("aws_efs_file_system_policy_not_public", "AWS::EFS::FileSystem",
              {"FileSystemId": "fs-policed", "FileSystemArn": f"arn:aws:elasticfilesystem:{_R}:file-system/fs-policed", "OwnerId": "<account>"}, "Policy"),
    *_policed("aws_backup_vault_policy_not_public", "AWS::Backup::BackupVault",
              {"BackupVaultName": "policed", "BackupVaultArn": f"arn:aws:backup:{_R}:backup-vault:policed"}, "Policy"),
    *_policed("aws_apigateway_rest_api_policy_not_public", "AWS::ApiGateway::RestApi",
              {"id": "p<account>", "name": "policed", "endpointConfiguration": {"types": ["REGIONAL"]}}, None, "policy"),
    *_policed("aws_opensearch_domain_policy_not_public", "AWS::OpenSearchService::Domain",
              {"DomainName": "policed", "DomainId": "<account>/policed", "ARN": f"arn:aws:es:{_R}:domain/policed"}, None, "AccessPolicies"),
    *_policed("aws_kinesis_stream_policy_not_public", "AWS::Kinesis::Stream", {"StreamName": "policed", "StreamARN": f"arn:aws:kinesis:{_R}:stream/policed"}, "Policy"),
    Situation("a domain in a network with an open policy", (Thing("AWS::OpenSearchService::Domain", {
        "DomainName": "inside", "DomainId": "<account>/inside", "ARN": f"arn:aws:es:{_R}:domain/inside", "VPCOptions": {"VPCId": "vpc-1"},
        "AccessPolicies": document(statement(Principal="*", Action="es:*", Resource="*"))}, "it"),),
        {"aws_opensearch_domain_policy_not_public": {"it": "not_applicable"}}),
    Situation("a private API with an open policy", (Thing("AWS::ApiGateway::RestApi", {
        "id": "i<account>", "name": "inside", "endpointConfiguration": {"types": ["PRIVATE"]},
        "policy": document(statement(Principal="*", Action="execute-api:Invoke", Resource="*"))}, "it"),),
        {"aws_apigateway_rest_api_policy_not_public": {"it": "not_applicable"}}),
]  # fmt: skip

SITUATIONS: tuple[Situation, ...] = (*MANAGED, *HOLDERS, *TRUST, *QUEUES, *POLICED)
