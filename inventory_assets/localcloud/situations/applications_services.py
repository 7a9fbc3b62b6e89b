"""Situations for the services that applications are built with: user pools, builds, data catalogues, models, queues and streams."""

from __future__ import annotations

from collections.abc import Sequence

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.situations.applications_cases import cases, drawn, named
from inventory_assets.localcloud.situations.model import Situation, Status, Thing

_POOL, _PROJECT, _ENDPOINT = "AWS::Cognito::UserPool", "AWS::CodeBuild::Project", "AWS::SageMaker::Endpoint"
_CATALOGUE = "AWS::Glue::DataCatalogEncryptionSettings"
_LOGGED: JsonObject = {"CloudWatchLogGroupArn": "arn:aws:logs:eu-west-1:<account>:log-group:d"}
_ENVIRONMENT: JsonObject = {"environment": {"type": "LINUX_CONTAINER"}}
_STRONG: JsonObject = {
    "MinimumLength": 8, "RequireUppercase": True, "RequireLowercase": True, "RequireNumbers": True, "RequireSymbols": True,
}  # fmt: skip


def _passwords(**differently: object) -> JsonObject:
    return {"Policies": {"PasswordPolicy": _STRONG | differently}}


def _variables(*variables: tuple[str, str | None]) -> JsonObject:
    listed = [{"name": name, "value": "x"} | ({"type": kind} if kind else {}) for name, kind in variables]
    return {"environment": {"type": "LINUX_CONTAINER", "environmentVariables": listed}}


def _catalogue(
    control: str, case: str, settings: JsonObject, inside: str, status: Status, *, is_listed: bool = True, is_filled: bool = True
) -> Situation:
    """A region's catalogue and what is in it."""
    things = [Thing(_CATALOGUE, settings, "it")]
    if is_filled and is_listed:
        things.append(Thing(inside, {"Name": drawn(f"{control} {case}")}))
    return Situation(f"{control}: {case}", tuple(things), {control: {"it": status}}, denied=() if is_listed else (inside,))


def _catalogues(control: str, inside: str, good: JsonObject, bad: JsonObject) -> Sequence[Situation]:
    return (
        _catalogue(control, "right", good, inside, "pass"), _catalogue(control, "wrong", bad, inside, "fail"),
        _catalogue(control, "odd", dict.fromkeys(bad, "odd"), inside, "unknown"),
        _catalogue(control, "empty", bad, inside, "not_applicable", is_filled=False),
        _catalogue(control, "filled with what nobody knows", bad, inside, "fail", is_listed=False),
        Situation(f"{control}: not listed", (), {control: {"account": "unknown"}}, denied=(_CATALOGUE,)),
    )  # fmt: skip


def _variants(*counts: int | None) -> JsonObject:
    """Variants by how many instances they start on; those without have none."""
    listed: list[JsonObject] = []
    for number, count in enumerate(counts):
        kind: JsonObject = {"ServerlessConfig": {"MaxConcurrency": 5}} if count is None else {"InitialInstanceCount": count}
        listed.append({"VariantName": f"v{number}"} | kind)
    return {"EndpointConfig": {"ProductionVariants": listed}}


def _further(control: str, type_name: str, *given: tuple[str, JsonObject, Status]) -> Sequence[Situation]:
    """Cases of a control that has its plain ones elsewhere."""
    return [situation for situation in cases(control, type_name, *given) if not situation.denied]


def _secret(case: str, key: str | None, status: Status, manager: str | None = None) -> Situation:
    """A secret and the key that it names."""
    identifier = drawn(f"a key of a secret {case}")
    arn = f"arn:aws:kms:eu-west-1:<account>:key/{identifier}"
    secret = named("AWS::SecretsManager::Secret", identifier) | ({"KmsKeyId": key.replace("<key>", arn)} if key else {})
    keys = [Thing("AWS::KMS::Key", {"KeyId": identifier, "Arn": arn, "KeyManager": manager, "KeyState": "Enabled"})] if manager else []
    control = "aws_secretsmanager_secret_encrypted_with_own_key"
    return Situation(f"a secret {case}", (Thing("AWS::SecretsManager::Secret", secret, "it"), *keys), {control: {"it": status}})


_BROKERS: JsonObject = {"Provisioned": {"BrokerNodeGroupInfo": {"InstanceType": "kafka.m7g.large", "ClientSubnets": ["subnet-1"]}}}
SITUATIONS: tuple[Situation, ...] = (
    *cases(
        "aws_cognito_pool_password_policy_strong", _POOL,
        ("of eight characters", _passwords(), "pass"), ("of seven characters", _passwords(MinimumLength=7), "fail"),
        ("without symbols", _passwords(RequireSymbols=False), "fail"), ("odd", {"Policies": "odd"}, "unknown"), part="*",
    ),
    *cases(
        "aws_cognito_pool_deletion_protected", _POOL,
        ("protected", {"DeletionProtection": "ACTIVE"}, "pass"), ("unprotected", {"DeletionProtection": "INACTIVE"}, "fail"), part="*",
    ),
    *cases(
        "aws_cognito_pool_threats_blocked", _POOL,
        ("blocked", {"UserPoolAddOns": {"AdvancedSecurityMode": "ENFORCED"}}, "pass"),
        ("watched", {"UserPoolAddOns": {"AdvancedSecurityMode": "AUDIT"}}, "fail"),
        ("not looked for", {"MfaConfiguration": "OFF"}, "fail"), part="*",
    ),
    *cases(
        "aws_emr_cluster_without_public_address", "AWS::EMR::Cluster",
        ("private", {"MasterPublicDnsName": "ip-10-0-3-7.eu-west-1.compute.internal"}, "pass"),
        ("public", {"MasterPublicDnsName": "ec2-198-51-100-7.eu-west-1.compute.amazonaws.com"}, "fail"), ("that starts", {}, "unknown"),
        part="*",
    ),
    *cases(
        "aws_msk_cluster_monitored", "AWS::MSK::Cluster",
        ("by topics", {"Provisioned": {"EnhancedMonitoring": "PER_TOPIC_PER_BROKER"}}, "pass"),
        ("by brokers", {"Provisioned": {"EnhancedMonitoring": "PER_BROKER"}}, "fail"), ("odd", {"Provisioned": "odd"}, "unknown"),
        ("without servers", {"ClusterType": "SERVERLESS"}, "not_applicable"),
    ),
    *cases(
        "aws_codebuild_sources_without_passwords", _PROJECT,
        ("without", {"source": {"type": "BITBUCKET", "location": "https://bitbucket.org/team/app.git"}}, "pass"),
        ("with a user alone", {"source": {"type": "BITBUCKET", "location": "https://ann@bitbucket.org/team/app.git"}}, "pass"),
        ("with a password", {"source": {"type": "BITBUCKET", "location": "https://ann:word@bitbucket.org/team/app.git"}}, "fail"),
        ("with one in a further source", {"source": {"type": "NO_SOURCE"}, "secondarySources": [
            {"type": "GITHUB", "location": "https://x-token-auth:t0ken@github.com/team/app.git", "sourceIdentifier": "b"}]}, "fail"),
        ("of S3", {"source": {"type": "S3", "location": "bucket/a@b:c.zip"}}, "pass"), ("odd", {"source": "odd"}, "unknown"), part="*",
    ),
    *cases(
        "aws_codebuild_environment_without_keys", _PROJECT,
        ("without variables", _ENVIRONMENT, "pass"), ("with others", _variables(("STAGE", "PLAINTEXT")), "pass"),
        ("with a key", _variables(("AWS_SECRET_ACCESS_KEY", "PLAINTEXT")), "fail"),
        ("with a key of no kind", _variables(("aws_access_key_id", None)), "fail"),
        ("with a key from a secret", _variables(("AWS_ACCESS_KEY_ID", "SECRETS_MANAGER")), "pass"),
        ("odd", {"environment": "odd"}, "unknown"), part="*",
    ),
    *cases(
        "aws_codebuild_project_not_public", _PROJECT,
        ("private", {"projectVisibility": "PRIVATE"}, "pass"), ("public", {"projectVisibility": "PUBLIC_READ"}, "fail"),
        ("odd", {}, "unknown"), part="*",
    ),
    *_catalogues(
        "aws_glue_catalog_encrypted", "AWS::Glue::Database",
        {"EncryptionAtRest": {"CatalogEncryptionMode": "SSE-KMS"}}, {"EncryptionAtRest": {"CatalogEncryptionMode": "DISABLED"}},
    ),
    *_catalogues(
        "aws_glue_connection_passwords_encrypted", "AWS::Glue::Connection",
        {"ConnectionPasswordEncryption": {"ReturnConnectionPasswordEncrypted": True}},
        {"ConnectionPasswordEncryption": {"ReturnConnectionPasswordEncrypted": False}},
    ),
    *cases(
        "aws_glue_job_version_supported", "AWS::Glue::Job",
        ("of 3.0", {"Command": {"Name": "glueetl"}, "GlueVersion": "3.0"}, "pass"),
        ("of 2.0", {"Command": {"Name": "glueetl"}, "GlueVersion": "2.0"}, "fail"),
        ("of streams", {"Command": {"Name": "gluestreaming"}, "GlueVersion": "0.9"}, "fail"),
        ("without one", {"Command": {"Name": "glueetl"}}, "unknown"),
        ("of Python alone", {"Command": {"Name": "pythonshell"}, "GlueVersion": "1.0"}, "not_applicable"),
    ),
    *cases(
        "aws_sagemaker_endpoint_on_several_instances", _ENDPOINT,
        ("on two", _variants(2), "pass"), ("on one", _variants(1), "fail"), ("with one variant on one", _variants(2, 1), "fail"),
        ("without servers", _variants(None), "not_applicable"), part="EndpointConfig",
    ),
    *cases(
        "aws_sagemaker_domain_in_vpc", "AWS::SageMaker::Domain",
        ("within", {"AppNetworkAccessType": "VpcOnly"}, "pass"),
        ("on the internet", {"AppNetworkAccessType": "PublicInternetOnly"}, "fail"), part="*",
    ),
    *_further(
        "aws_athena_workgroup_results_encrypted", "AWS::Athena::WorkGroup",
        ("kept by Athena", {"Configuration": {"ManagedQueryResultsConfiguration": {"Enabled": True}}}, "pass"),
        ("odd", {"Configuration": "odd"}, "unknown"),
    ),
    *_further(
        "aws_datasync_task_logs", "AWS::DataSync::Task",
        ("at no level", _LOGGED | {"Options": {"LogLevel": "OFF"}}, "fail"),
        ("at some level", _LOGGED | {"Options": {"LogLevel": "BASIC"}}, "pass"),
    ),
    *_further("aws_firehose_stream_encrypted", "AWS::KinesisFirehose::DeliveryStream", ("of no type", {}, "unknown")),
    *_further(
        "aws_msk_cluster_not_public", "AWS::MSK::Cluster",
        ("that says nothing of it", _BROKERS, "pass"), ("odd", {"Provisioned": "odd"}, "unknown"),
        ("without servers", {"ClusterType": "SERVERLESS"}, "not_applicable"),
    ),
    *_further("aws_mq_broker_audit_logged", "AWS::AmazonMQ::Broker", ("odd", {"Logs": "odd"}, "unknown")),
    *_further("aws_sqs_queue_encrypted", "AWS::SQS::Queue", ("that says nothing of it", {}, "unknown")),
    *_further("aws_stepfunctions_machine_logs", "AWS::StepFunctions::StateMachine", ("odd", {"loggingConfiguration": "odd"}, "unknown")),
    *_further("aws_sagemaker_model_isolated", "AWS::SageMaker::Model", ("odd", {}, "unknown")),
    _secret("of a key of the account", "<key>", "pass", "CUSTOMER"),
    _secret("of a key that AWS manages", "<key>", "fail", "AWS"),
    _secret("of the alias of AWS", "alias/aws/secretsmanager", "fail"),
    _secret("of an alias of the account", "alias/secrets", "pass"),
    _secret("of no key", None, "fail"),
)  # fmt: skip
