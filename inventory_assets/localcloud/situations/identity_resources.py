"""Situations for whom resources' own policies let in. What identities' policies grant stands in `identity_policies.py`."""

from __future__ import annotations

import json
from typing import Any

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations.identity_policies import document, statement
from inventory_assets.localcloud.situations.model import Situation, Status, Thing

_ANYONE = statement(Principal="*", Action="sqs:SendMessage", Resource="*")


def _on(condition: JsonObject) -> str:
    return document(_ANYONE | {"Condition": condition})


#: Policies of a queue, tried at length: every type reads them alike.
_LET_IN: tuple[tuple[str, str | None, Status], ...] = (
    ("an account", document(statement(Principal={"AWS": "arn:aws:iam::999988887777:root"}, Action="sqs:*", Resource="*")), "pass"),
    ("anyone", document(_ANYONE), "fail"),
    ("anyone of AWS", document(_ANYONE | {"Principal": {"AWS": "*"}}), "fail"),
    ("anyone, in an object for a statement", json.dumps({"Statement": _ANYONE}), "fail"),
    ("anyone to read", document(_ANYONE | {"Action": ["sqs:ReceiveMessage"]}), "fail"),
    (
        "everybody but one",
        document(statement(NotPrincipal={"AWS": "arn:aws:iam::999988887777:root"}, Action="sqs:*", Resource="*")),
        "fail",
    ),
    ("nobody: it denies", document(_ANYONE | {"Effect": "Deny"}), "pass"),
    ("a topic of the account", _on({"ArnEquals": {"aws:SourceArn": "arn:aws:sns:eu-west-1:111122223333:orders"}}), "pass"),
    ("a topic of any account", _on({"ArnLike": {"AWS:SourceArn": "arn:aws:sns:*:*:orders"}}), "fail"),
    ("topics of one account", _on({"ArnLike": {"AWS:SourceArn": "arn:aws:sns:*:111122223333:*"}}), "pass"),
    ("a role of one account", _on({"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/*"}}), "pass"),
    (
        "a role of any account",
        _on({"ArnLike": {"aws:PrincipalArn": ["arn:aws:iam::111122223333:role/a", "arn:aws:iam::*:role/a"]}}),
        "fail",
    ),
    ("a bucket", _on({"ArnLike": {"aws:SourceArn": "arn:aws:s3:::orders"}}), "pass"),
    ("buckets called like one", _on({"ArnLike": {"aws:SourceArn": "arn:aws:s3:::orders-*"}}), "fail"),
    ("all ARNs", _on({"ArnLike": {"aws:SourceArn": "arn:aws:s3:*"}}), "fail"),
    ("anything at all", _on({"ArnLike": {"aws:SourceArn": "arn:aws:*:*:*:*"}}), "fail"),
    ("one account", _on({"StringEquals": {"aws:sourceaccount": "111122223333"}}), "pass"),
    ("one account, if it says so", _on({"StringEqualsIfExists": {"aws:SourceAccount": "111122223333"}}), "fail"),
    ("all accounts but one", _on({"StringNotEquals": {"aws:PrincipalAccount": "111122223333"}}), "fail"),
    (
        "all that say nothing or the right thing",
        _on({"ForAllValues:StringEquals": {"aws:PrincipalOrgPaths": ["o-lab/r-lab/"]}}),
        "fail",
    ),
    ("the organization", _on({"StringEquals": {"aws:PrincipalOrgID": ["o-lab"]}}), "pass"),
    ("a star for an organization", _on({"StringLike": {"aws:PrincipalOrgID": "*"}}), "fail"),
    ("an office", _on({"IpAddress": {"aws:SourceIp": ["203.0.113.0/24"]}}), "pass"),
    ("an office and the world", _on({"IpAddress": {"aws:SourceIp": ["203.0.113.0/24", "0.0.0.0/0"]}}), "fail"),
    ("half of the world", _on({"IpAddress": {"aws:SourceIp": ["0.0.0.0/1"]}}), "fail"),
    ("a large network", _on({"IpAddress": {"aws:SourceIp": ["198.0.0.0/8", "2001:db8::/32", "203.0.113.7"]}}), "pass"),
    ("most of IPv6", _on({"IpAddress": {"aws:SourceIp": "2000::/3"}}), "fail"),
    ("private addresses of anyone's network", _on({"IpAddress": {"aws:VpcSourceIp": "10.0.0.0/8"}}), "fail"),
    ("the world of IPv6", _on({"IpAddress": {"aws:SourceIp": "::/0"}}), "fail"),
    ("all but an office", _on({"NotIpAddress": {"aws:SourceIp": "203.0.113.0/24"}}), "fail"),
    ("paths of the organization", _on({"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": ["o-lab/*"]}}), "pass"),
    ("paths of any organization", _on({"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": ["o-*/r-lab/*"]}}), "fail"),
    ("sessions of a role", _on({"StringLike": {"aws:userid": "AROA12345:*"}}), "pass"),
    ("all who have a tag", _on({"StringEquals": {"aws:PrincipalTag/team": "web"}}), "fail"),
    ("whoever has some account", _on({"Null": {"aws:PrincipalAccount": "false"}}), "fail"),
    ("services of AWS", _on({"Bool": {"aws:PrincipalIsAWSService": "true"}}), "pass"),
    ("all but services of AWS", _on({"Bool": {"aws:PrincipalIsAWSService": False}}), "fail"),
    (
        "one account, and by TLS",
        _on({"Bool": {"aws:SecureTransport": True}, "StringEquals": {"aws:SourceAccount": 111122223333}}),
        "pass",
    ),
    (
        "one account in one statement, anyone in the next",
        document(_ANYONE | {"Condition": {"StringEquals": {"aws:SourceAccount": "1"}}}, _ANYONE),
        "fail",
    ),
    ("a list for a principal", document(_ANYONE | {"Principal": ["*"]}), "unknown"),
    ("an ARN without its kind", document(_ANYONE | {"Principal": "arn:aws:iam::999988887777:root"}), "pass"),
    ("a text for a condition", document(_ANYONE | {"Condition": "aws:SourceAccount"}), "unknown"),
    ("a text for a condition, and anyone in the next", document(_ANYONE | {"Condition": "odd"}, _ANYONE), "fail"),
    ("whoever uses TLS", _on({"Bool": {"aws:SecureTransport": "true"}}), "fail"),
    ("a network", _on({"StringEquals": {"aws:SourceVpce": "vpce-1"}}), "pass"),
    ("nobody: there is no policy", None, "pass"),
    ("nobody: its policy is an empty object", "{}", "pass"),
    ("whom nobody can tell", '{"Statement": 7}', "unknown"),
)
QUEUES = tuple(
    Situation(
        f"a queue whose policy lets in {case}",
        (
            Thing(
                "AWS::SQS::Queue",
                {
                    "QueueUrl": "https://sqs.eu-west-1.amazonaws.com/<account>/orders",
                    "QueueArn": "arn:aws:sqs:eu-west-1:<account>:orders",
                    "Policy": policy,
                },
                "queue",
            ),
        ),
        {"aws_sqs_queue_policy_not_public": {"queue": status}},
    )
    for case, policy, status in _LET_IN
)


def _policed(
    control: str, type_name: str, configuration: JsonObject, part: str | None, path: str = "Policy", more: JsonObject | None = None
) -> list[Situation]:
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
    ]


_R = "eu-west-1:<account>"
POLICED = [
    *_policed("aws_s3_bucket_policy_not_public", "AWS::S3::Bucket", {"Name": "policed-<account>"}, "Policy"),
    *_policed(
        "aws_s3_access_point_policy_not_public",
        "AWS::S3::AccessPoint",
        {"Name": "way-in", "Bucket": "policed-<account>", "AccessPointArn": f"arn:aws:s3:{_R}:accesspoint/way-in"},
        "Policy",
    ),
    *_policed("aws_sns_topic_policy_not_public", "AWS::SNS::Topic", {"TopicArn": f"arn:aws:sns:{_R}:policed", "Owner": "<account>"}, None),
    *_policed(
        "aws_lambda_function_policy_not_public",
        "AWS::Lambda::Function",
        {"FunctionName": "policed", "FunctionArn": f"arn:aws:lambda:{_R}:function:policed"},
        "Policy",
    ),
    *_policed(
        "aws_kms_key_policy_not_public", "AWS::KMS::Key", {"KeyId": "0000-policed", "Arn": f"arn:aws:kms:{_R}:key/0000-policed"}, "Policy"
    ),
    *_policed(
        "aws_secretsmanager_secret_policy_not_public",
        "AWS::SecretsManager::Secret",
        {"Name": "policed", "ARN": f"arn:aws:secretsmanager:{_R}:secret:policed-a1b2c3"},
        "ResourcePolicy",
        "ResourcePolicy",
    ),
    *_policed(
        "aws_events_event_bus_policy_not_public",
        "AWS::Events::EventBus",
        {"Name": "policed", "Arn": f"arn:aws:events:{_R}:event-bus/policed"},
        None,
    ),
    *_policed(
        "aws_ecr_repository_policy_not_public",
        "AWS::ECR::Repository",
        {"repositoryName": "policed", "repositoryArn": f"arn:aws:ecr:{_R}:repository/policed"},
        "Policy",
    ),
    *_policed(
        "aws_efs_file_system_policy_not_public",
        "AWS::EFS::FileSystem",
        {"FileSystemId": "fs-policed", "FileSystemArn": f"arn:aws:elasticfilesystem:{_R}:file-system/fs-policed", "OwnerId": "<account>"},
        "Policy",
    ),
    *_policed(
        "aws_backup_vault_policy_not_public",
        "AWS::Backup::BackupVault",
        {"BackupVaultName": "policed", "BackupVaultArn": f"arn:aws:backup:{_R}:backup-vault:policed"},
        "Policy",
    ),
    *_policed(
        "aws_apigateway_rest_api_policy_not_public",
        "AWS::ApiGateway::RestApi",
        {"id": "p<account>", "name": "policed", "endpointConfiguration": {"types": ["REGIONAL"]}},
        None,
        "policy",
    ),
    *_policed(
        "aws_opensearch_domain_policy_not_public",
        "AWS::OpenSearchService::Domain",
        {"DomainName": "policed", "DomainId": "<account>/policed", "ARN": f"arn:aws:es:{_R}:domain/policed"},
        None,
        "AccessPolicies",
    ),
    *_policed(
        "aws_codeartifact_domain_policy_not_public",
        "AWS::CodeArtifact::Domain",
        {"name": "policed", "owner": "<account>", "arn": f"arn:aws:codeartifact:{_R}:domain/policed", "status": "Active"},
        "Policy",
    ),
    *_policed(
        "aws_codeartifact_repository_policy_not_public",
        "AWS::CodeArtifact::Repository",
        {
            "name": "policed",
            "domainName": "packages",
            "domainOwner": "<account>",
            "administratorAccount": "<account>",
            "arn": f"arn:aws:codeartifact:{_R}:repository/packages/policed",
        },
        "Policy",
    ),
    *_policed(
        "aws_msk_cluster_policy_not_public",
        "AWS::MSK::Cluster",
        {"ClusterName": "policed", "ClusterArn": f"arn:aws:kafka:{_R}:cluster/policed/0000-1", "ClusterType": "SERVERLESS"},
        "Policy",
    ),
    *_policed(
        "aws_acmpca_authority_policy_not_public",
        "AWS::ACMPCA::CertificateAuthority",
        {
            "Arn": f"arn:aws:acm-pca:{_R}:certificate-authority/0000-policed",
            "OwnerAccount": "<account>",
            "Status": "ACTIVE",
            "Type": "ROOT",
        },
        "Policy",
    ),
    *_policed("aws_logs_resource_policy_not_public", "AWS::Logs::ResourcePolicy", {"policyName": "policed"}, None, "policyDocument"),
    *_policed(
        "aws_kinesis_stream_policy_not_public",
        "AWS::Kinesis::Stream",
        {"StreamName": "policed", "StreamARN": f"arn:aws:kinesis:{_R}:stream/policed"},
        "Policy",
    ),
    Situation(
        "a domain in a network with an open policy",
        (
            Thing(
                "AWS::OpenSearchService::Domain",
                {
                    "DomainName": "inside",
                    "DomainId": "<account>/inside",
                    "ARN": f"arn:aws:es:{_R}:domain/inside",
                    "VPCOptions": {"VPCId": "vpc-1"},
                    "AccessPolicies": document(statement(Principal="*", Action="es:*", Resource="*")),
                },
                "it",
            ),
        ),
        {"aws_opensearch_domain_policy_not_public": {"it": "not_applicable"}},
    ),
    Situation(
        "a private API with an open policy",
        (
            Thing(
                "AWS::ApiGateway::RestApi",
                {
                    "id": "i<account>",
                    "name": "inside",
                    "endpointConfiguration": {"types": ["PRIVATE"]},
                    "policy": document(statement(Principal="*", Action="execute-api:Invoke", Resource="*")),
                },
                "it",
            ),
        ),
        {"aws_apigateway_rest_api_policy_not_public": {"it": "not_applicable"}},
    ),
]

SITUATIONS: tuple[Situation, ...] = (*QUEUES, *POLICED)
