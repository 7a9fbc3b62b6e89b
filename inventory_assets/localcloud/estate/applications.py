"""Applications run for their owners: App Runner, Elastic Beanstalk, AppSync, Amplify, MWAA, MQ, AppConfig."""

from __future__ import annotations

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.estate.answers import describes, lists
from inventory_assets.localcloud.estate.batch import image_of
from inventory_assets.localcloud.estate.filling import cut, filled
from inventory_assets.localcloud.estate.functions import FUNCTION
from inventory_assets.localcloud.estate.iam import ROLE
from inventory_assets.localcloud.estate.messaging import QUEUE, queue_url
from inventory_assets.localcloud.estate.naming import arn, uuid_of, word_id
from inventory_assets.localcloud.estate.network import GROUP, SUBNET
from inventory_assets.localcloud.estate.options import PLANTED_SECRET_MARKER
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.s3 import BUCKET

SERVICE, GRAPHQL, AMPLIFY = "AWS::AppRunner::Service", "AWS::AppSync::GraphQLApi", "AWS::Amplify::App"
APPLICATION, ENVIRONMENT = "AWS::ElasticBeanstalk::Application", "AWS::ElasticBeanstalk::Environment"
AIRFLOW, BROKER, APPCONFIG = "AWS::MWAA::Environment", "AWS::AmazonMQ::Broker", "AWS::AppConfig::Application"

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def _variables(r: Resource) -> dict[str, str]:
    return {"MODE": "live", "API_TOKEN": f"{PLANTED_SECRET_MARKER}-{r.id}"}


_filled_service = filled("apprunner", "DescribeService", "Service", without=("DeletedAt",))


def _build_service(r: Resource) -> JsonObject:
    body: JsonObject = _filled_service(r)
    return body | {
        "ServiceName": word_id("run")(r),
        "ServiceId": r.id,
        "ServiceArn": r.arn,
        "Status": "RUNNING",
        "SourceConfiguration": {
            "ImageRepository": {
                "ImageIdentifier": image_of(r),
                "ImageConfiguration": {
                    "Port": "8080",
                    "RuntimeEnvironmentVariables": _variables(r),
                    "RuntimeEnvironmentSecrets": {"DB": r.other("AWS::SecretsManager::Secret", 0).arn},
                },
                "ImageRepositoryType": "ECR",
            },
            "AutoDeploymentsEnabled": r.maybe("deployed", 0.5),
            "AuthenticationConfiguration": {"AccessRoleArn": r.other(ROLE, r.number).arn},
        },
        "InstanceConfiguration": {
            "Cpu": "1024",
            "Memory": r.moving("memory", ("2048", "3072"), 0.1),
            "InstanceRoleArn": r.other(ROLE, r.number).arn,
        },
        "NetworkConfiguration": {
            "EgressConfiguration": {"EgressType": "DEFAULT"},
            "IngressConfiguration": {"IsPubliclyAccessible": r.moving("public", (True, False), 0.06)},
            "IpAddressType": "IPV4",
        },
    }


def _application(r: Resource) -> JsonObject:
    return {
        "ApplicationName": r.id,
        "ApplicationArn": r.arn,
        "Versions": [f"v{1 + number}" for number in range(1 + r.moves("versions", 0.2))],
        "ConfigurationTemplates": [],
    }


def application_of(r: Resource) -> Resource:
    return r.other(APPLICATION, r.number)


def _environment(r: Resource) -> JsonObject:
    day = r.world.options.day
    return {
        "EnvironmentId": r.id,
        "EnvironmentName": word_id("env")(r),
        "EnvironmentArn": r.arn,
        "ApplicationName": application_of(r).id,
        "VersionLabel": "v1",
        "SolutionStackName": r.moving("platform", ("64bit Amazon Linux 2 v3.5.0", "64bit Amazon Linux 2023 v4.3.0"), 0.1),
        "Status": "Ready",
        "Health": r.pick(f"health {day}", ("Green", "Green", "Yellow")),
        "HealthStatus": r.pick(f"health {day}", ("Ok", "Ok", "Warning")),
        "AbortableOperationInProgress": False,
        "OperationsRole": r.other(ROLE, r.number).arn,
        "Tier": {"Name": "WebServer", "Type": "Standard", "Version": "1.0"},
    }


def _resources(r: Resource) -> JsonObject:
    return {
        "EnvironmentName": word_id("env")(r),
        "AutoScalingGroups": [{"Name": r.other("AWS::AutoScaling::AutoScalingGroup", r.number).id}],
        "Instances": [{"Id": f"i-0{r.chance.hex(f'instance {r.world.options.day}', 16)}"}],
        "LaunchConfigurations": [{"Name": "awseb-launch"}] if r.maybe("older", 0.3) else [],
        "LaunchTemplates": [{"Id": r.other("AWS::EC2::LaunchTemplate", r.number).id}],
        "LoadBalancers": [{"Name": r.other("AWS::ElasticLoadBalancingV2::LoadBalancer", 0).arn}],
        "Triggers": [{"Name": "awseb-scale"}] if r.maybe("older", 0.3) else [],
        "Queues": [{"Name": "WorkerQueue", "URL": queue_url(r.other(QUEUE, 0))}],
    }


def _graphql(r: Resource) -> JsonObject:
    """By key, by IAM or by a function; only the last has more to say."""
    kind = r.moving("authentication", ("API_KEY", "AWS_IAM", "AWS_LAMBDA"), 0.06)
    return {
        "apiId": r.id,
        "arn": r.arn,
        "name": word_id("graph")(r),
        "authenticationType": kind,
        "userPoolConfig": None,
        "openIDConnectConfig": None,
        "lambdaAuthorizerConfig": {"authorizerUri": r.other(FUNCTION, r.number).arn} if kind == "AWS_LAMBDA" else None,
        "additionalAuthenticationProviders": [],
        "logConfig": {"cloudWatchLogsRoleArn": r.other(ROLE, r.number).arn} if r.maybe("logged", 0.5) else None,
        "owner": r.account_id,
        "apiType": "GRAPHQL",
        "mergedApiExecutionRoleArn": None,
        "wafWebAclArn": r.other("AWS::WAFv2::WebACL", 0).arn if r.maybe("protected", 0.4) else None,
        "tags": r.tags,
        "uris": {"GRAPHQL": f"https://{r.id}.appsync-api.{r.region}.amazonaws.com/graphql"},
        "dns": {"GRAPHQL": f"{r.id}.appsync-api.{r.region}.amazonaws.com"},
    }


def _amplify(r: Resource) -> JsonObject:
    return {
        "appId": r.id,
        "appArn": r.arn,
        "name": word_id("site")(r),
        "repository": f"https://git.meridian.example/{word_id('site')(r)}",
        "environmentVariables": _variables(r),
        "enableBasicAuth": r.moving("closed", (True, False), 0.06),
        "defaultDomain": f"{r.id}.amplifyapp.com",
        "productionBranch": {
            "branchName": "main",
            "status": "SUCCEED",
            "lastDeployTime": r.today,
            "thumbnailUrl": f"https://thumbnails.meridian.example/{r.chance.hex(f'signature {r.world.options.day}', 16)}",
        },
        "autoBranchCreationConfig": {"environmentVariables": _variables(r)},
        "wafConfiguration": None,
        "tags": r.tags,
    }


def _airflow(r: Resource) -> JsonObject:
    logs = {"Enabled": r.maybe("logged", 0.5), "CloudWatchLogGroupArn": r.other("AWS::Logs::LogGroup", 0).arn}
    return {
        "Name": r.id,
        "Arn": r.arn,
        "Status": "AVAILABLE",
        "SourceBucketArn": r.other(BUCKET, 0).arn,
        "AirflowVersion": r.moving("version", ("2.9.2", "2.10.1"), 0.1),
        "WebserverAccessMode": r.moving("access", ("PRIVATE_ONLY", "PUBLIC_ONLY"), 0.06),
        "LoggingConfiguration": {f"{part}Logs": logs for part in ("DagProcessing", "Scheduler", "Webserver", "Worker", "Task")},
        "LastUpdate": {"Status": "SUCCESS", "CreatedAt": r.modified, "Error": None},
        "Tags": r.tags,
        "Teams": None,
    }


#: What a broker has besides while a change waits for its next restart.
_PENDING = tuple(
    f"Pending{part}"
    for part in (
        "AuthenticationStrategy",
        "EngineVersion",
        "HostInstanceType",
        "LdapServerMetadata",
        "SecurityGroups",
        "StorageSize",
        "DataReplicationMetadata",
        "DataReplicationMode",
    )
)


def _broker(r: Resource) -> JsonObject:
    return {
        "BrokerId": r.id,
        "BrokerArn": r.arn,
        "BrokerName": word_id("broker")(r),
        "BrokerState": "RUNNING",
        "ActionsRequired": [],
        "EngineType": "ACTIVEMQ",
        "EngineVersion": r.moving("version", ("5.17.6", "5.18.4"), 0.1),
        "PubliclyAccessible": r.moving("public", (False, False, True), 0.06),
        "EncryptionOptions": {"UseAwsOwnedKey": False, "KmsKeyId": r.other("AWS::KMS::Key", r.number).arn}
        if r.maybe("own key", 0.5)
        else {"UseAwsOwnedKey": True, "KmsKeyId": None},
        "SubnetIds": [r.other(SUBNET, r.number).id],
        "SecurityGroups": [r.other(GROUP, r.number).id],
        "LdapServerMetadata": None,
        "Tags": r.tags,
        "Users": [{"Username": "app"}],
        "DataReplicationMetadata": None,
        "Logs": {"GeneralLogGroup": r.other("AWS::Logs::LogGroup", 0).id, "AuditLogGroup": None, "Audit": False, "Pending": None},
    } | dict.fromkeys(_PENDING)


KINDS = (
    Kind(
        SERVICE,
        1.6,
        lambda r: r.chance.hex("id", 32),
        lambda r: f"arn:aws:apprunner:{r.region}:{r.account_id}:service/{word_id('run')(r)}/{r.id}",
        _build_service,
        sweep_type="apprunner:service",
    ),
    Kind(
        APPLICATION,
        1.4,
        word_id("stalk"),
        arn("elasticbeanstalk", "application/"),
        filled("elasticbeanstalk", "DescribeApplications", "Applications[]", _application),
        lasting=True,
        sweep_type="elasticbeanstalk:application",
    ),
    Kind(
        ENVIRONMENT,
        1.6,
        lambda r: f"e-{r.chance.letters('id', 10, _LETTERS)}",
        lambda r: f"arn:aws:elasticbeanstalk:{r.region}:{r.account_id}:environment/{application_of(r).id}/{word_id('env')(r)}",
        filled("elasticbeanstalk", "DescribeEnvironments", "Environments[]", _environment),
        sweep_type="elasticbeanstalk:environment",
    ),
    Kind(
        GRAPHQL,
        1.6,
        lambda r: r.chance.letters("id", 26, _LETTERS),
        arn("appsync", "apis/"),
        filled("appsync", "ListGraphqlApis", "graphqlApis[]", _graphql),
        sweep_type="appsync:apis",
    ),
    Kind(
        AMPLIFY,
        1.4,
        lambda r: f"d{r.chance.letters('id', 13, _LETTERS)}",
        arn("amplify", "apps/"),
        filled("amplify", "ListApps", "apps[]", _amplify),
        sweep_type="amplify:apps",
    ),
    Kind(
        AIRFLOW,
        1.2,
        word_id("airflow"),
        arn("airflow", "environment/"),
        filled("mwaa", "GetEnvironment", "Environment", _airflow),
        sweep_type="airflow:environment",
    ),
    Kind(
        BROKER,
        1.4,
        lambda r: f"b-{uuid_of(r)}",
        lambda r: f"arn:aws:mq:{r.region}:{r.account_id}:broker:{word_id('broker')(r)}:{r.id}",
        filled("mq", "DescribeBroker", changes=_broker),
        sweep_type="mq:broker",
    ),
    Kind(
        APPCONFIG,
        1.4,
        lambda r: r.chance.letters("id", 7, _LETTERS),
        arn("appconfig", "application/"),
        filled("appconfig", "ListApplications", "Items[]", lambda r: {"Id": r.id, "Name": word_id("flags")(r)}),
        sweep_type="appconfig:application",
    ),
)

lists("apprunner", "ListServices", SERVICE, cut("apprunner", "ListServices", "ServiceSummaryList[]"), result="ServiceSummaryList")
describes("apprunner", "DescribeService", SERVICE, "ServiceArn", "Service", ("ResourceNotFoundException", "Service not found: {name}", 400))
lists("elasticbeanstalk", "DescribeApplications", APPLICATION, result="Applications")
lists("elasticbeanstalk", "DescribeEnvironments", ENVIRONMENT)
describes(
    "elasticbeanstalk",
    "DescribeEnvironmentResources",
    ENVIRONMENT,
    "EnvironmentId",
    "EnvironmentResources",
    ("InvalidParameterValue", "No Environment found for EnvironmentId = '{name}'.", 400),
    _resources,
)
lists("appsync", "ListGraphqlApis", GRAPHQL, size=25)
lists("amplify", "ListApps", AMPLIFY)
lists("mwaa", "ListEnvironments", AIRFLOW, lambda r: r.id)
describes(
    "mwaa", "GetEnvironment", AIRFLOW, "Name", "Environment", ("ResourceNotFoundException", "Environment {name} does not exist.", 404)
)
lists("mq", "ListBrokers", BROKER, cut("mq", "ListBrokers", "BrokerSummaries[]"), size=20)
describes("mq", "DescribeBroker", BROKER, "BrokerId", None, ("NotFoundException", "Can't find requested broker [{name}].", 404))
lists("appconfig", "ListApplications", APPCONFIG)
