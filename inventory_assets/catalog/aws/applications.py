"""Rows of applications run for their owners: App Runner, Elastic Beanstalk, AppSync, Amplify, MWAA, MQ, AppConfig."""

from __future__ import annotations

from inventory_assets.catalog.edges import (
    encrypted_with,
    in_subnet,
    logs_to,
    reads_from_bucket,
    uses_ecr_image,
    uses_role,
    uses_security_group,
)
from inventory_assets.catalog.types import SWEEP, Describe, Detail, Edge, JsonObject, ResourceType

_GONE = ("ResourceNotFoundException",)


def _is_not_deleted(service: JsonObject) -> bool:
    """A deleted service is listed for a while after it has gone."""
    return service.get("Status") != "DELETED"


_CODE = "SourceConfiguration.CodeRepository.CodeConfiguration.CodeConfigurationValues"
_IMAGE = "SourceConfiguration.ImageRepository"

APP_RUNNER_SERVICE = ResourceType(
    type="AWS::AppRunner::Service",
    plural="apprunner_services",
    service="apprunner",
    operation="ListServices",
    items="ServiceSummaryList[]",
    describe=Describe("DescribeService", {"ServiceArn": "{ServiceArn}"}, result="Service", absent=_GONE),
    id="ServiceId",
    arn="ServiceArn",
    name="ServiceName",
    tags=SWEEP,
    created_at="CreatedAt",
    where=_is_not_deleted,
    redact=(
        f"{_CODE}.BuildCommand",
        f"{_CODE}.StartCommand",
        f"{_CODE}.RuntimeEnvironmentVariables",
        f"{_IMAGE}.ImageConfiguration.StartCommand",
        f"{_IMAGE}.ImageConfiguration.RuntimeEnvironmentVariables",
    ),
    # Where secrets lie, not what they are.
    plain=(f"{_CODE}.RuntimeEnvironmentSecrets", f"{_IMAGE}.ImageConfiguration.RuntimeEnvironmentSecrets"),
    edges=(
        uses_ecr_image(f"{_IMAGE}.ImageIdentifier"),
        uses_role("SourceConfiguration.AuthenticationConfiguration.AccessRoleArn"),
        uses_role("InstanceConfiguration.InstanceRoleArn"),
        encrypted_with("EncryptionConfiguration.KmsKey"),
    ),
    aliases=("apprunner", "app-runner", "aws_apprunner_service"),
)

BEANSTALK_APPLICATION = ResourceType(
    type="AWS::ElasticBeanstalk::Application",
    plural="elasticbeanstalk_applications",
    service="elasticbeanstalk",
    operation="DescribeApplications",
    items="Applications[]",
    id="ApplicationName",
    arn="arn:{partition}:elasticbeanstalk:{region}:{account}:application/{ApplicationName}",
    name="ApplicationName",
    tags=SWEEP,
    created_at="DateCreated",
    sets=("Versions", "ConfigurationTemplates"),
    edges=(uses_role("ResourceLifecycleConfig.ServiceRole"),),
    aliases=("aws_elastic_beanstalk_application",),
)

_RESOURCES = "EnvironmentResources"

# The settings of its options are not asked for: among them are its processes' variables, passwords included.
BEANSTALK_ENVIRONMENT = ResourceType(
    type="AWS::ElasticBeanstalk::Environment",
    plural="elasticbeanstalk_environments",
    service="elasticbeanstalk",
    operation="DescribeEnvironments",
    params={"IncludeDeleted": False},
    items="Environments[]",
    details=(Detail(_RESOURCES, "DescribeEnvironmentResources", {"EnvironmentId": "{EnvironmentId}"}, _RESOURCES),),
    id="EnvironmentId",
    arn="arn:{partition}:elasticbeanstalk:{region}:{account}:environment/{ApplicationName}/{EnvironmentName}",
    name="EnvironmentName",
    tags=SWEEP,
    created_at="DateCreated",
    volatile=("Status", "Health", "HealthStatus", "AbortableOperationInProgress", f"{_RESOURCES}.Instances"),
    sets=(
        "EnvironmentLinks",
        "Resources.LoadBalancer.Listeners",
        f"{_RESOURCES}.AutoScalingGroups",
        f"{_RESOURCES}.LaunchConfigurations",
        f"{_RESOURCES}.LaunchTemplates",
        f"{_RESOURCES}.LoadBalancers",
        f"{_RESOURCES}.Triggers",
        f"{_RESOURCES}.Queues",
    ),
    edges=(
        Edge("in_application", "ApplicationName", ("AWS::ElasticBeanstalk::Application",)),
        uses_role("OperationsRole"),
        Edge(
            "uses_auto_scaling_group",
            f"{_RESOURCES}.AutoScalingGroups[].Name",
            ("AWS::AutoScaling::AutoScalingGroup",),
            by_name=True,
        ),
        Edge("uses_launch_template", f"{_RESOURCES}.LaunchTemplates[].Id", ("AWS::EC2::LaunchTemplate",)),
        Edge(
            "uses_load_balancer",
            f"{_RESOURCES}.LoadBalancers[].Name",
            ("AWS::ElasticLoadBalancing::LoadBalancer", "AWS::ElasticLoadBalancingV2::LoadBalancer"),
        ),
        Edge("reads_from", f"{_RESOURCES}.Queues[].URL", ("AWS::SQS::Queue",), pattern=r"/([^/]+)$"),
    ),
    aliases=("elasticbeanstalk", "beanstalk", "aws_elastic_beanstalk_environment"),
)

GRAPHQL_API = ResourceType(
    type="AWS::AppSync::GraphQLApi",
    plural="appsync_graphql_apis",
    service="appsync",
    operation="ListGraphqlApis",
    params={"owner": "CURRENT_ACCOUNT"},
    items="graphqlApis[]",
    id="apiId",
    arn="arn",
    name="name",
    tags="tags",
    owner="owner",
    sets=("additionalAuthenticationProviders",),
    edges=(
        uses_role("logConfig.cloudWatchLogsRoleArn"),
        uses_role("mergedApiExecutionRoleArn"),
        Edge("protected_by", "wafWebAclArn", ("AWS::WAFv2::WebACL",), needs="neither"),
        *(
            edge
            for provider in ("", "additionalAuthenticationProviders[].")
            for edge in (
                Edge("authenticates_by", f"{provider}userPoolConfig.userPoolId", ("AWS::Cognito::UserPool",)),
                Edge("authenticates_by", f"{provider}lambdaAuthorizerConfig.authorizerUri", ("AWS::Lambda::Function",)),
            )
        ),
    ),
    aliases=("appsync", "graphql-api", "aws_appsync_graphql_api"),
)

_BRANCHES = "autoBranchCreationConfig"

AMPLIFY_APP = ResourceType(
    type="AWS::Amplify::App",
    plural="amplify_apps",
    service="amplify",
    operation="ListApps",
    items="apps[]",
    id="appId",
    arn="appArn",
    name="name",
    tags="tags",
    created_at="createTime",
    # The thumbnail's address is signed anew each time.
    volatile=("productionBranch.lastDeployTime", "productionBranch.status", "productionBranch.thumbnailUrl"),
    redact=(
        "environmentVariables",
        "basicAuthCredentials",
        "buildSpec",
        "productionBranch.thumbnailUrl",
        f"{_BRANCHES}.environmentVariables",
        f"{_BRANCHES}.basicAuthCredentials",
        f"{_BRANCHES}.buildSpec",
    ),
    sets=("autoBranchCreationPatterns",),
    edges=(
        uses_role("iamServiceRoleArn"),
        uses_role("computeRoleArn"),
        Edge("protected_by", "wafConfiguration.webAclArn", ("AWS::WAFv2::WebACL",), needs="neither"),
    ),
    aliases=("amplify", "aws_amplify_app"),
)

_LOGS = tuple(f"{part}Logs" for part in ("DagProcessing", "Scheduler", "Webserver", "Worker", "Task"))

MWAA_ENVIRONMENT = ResourceType(
    type="AWS::MWAA::Environment",
    plural="mwaa_environments",
    service="mwaa",
    operation="ListEnvironments",
    items="Environments[]",
    describe=Describe("GetEnvironment", {"Name": "{@}"}, result="Environment", keep_listed="Name", absent=_GONE),
    id="Name",
    arn="arn:{partition}:airflow:{region}:{account}:environment/{Name}",
    name="Name",
    tags="Tags",
    created_at="CreatedAt",
    volatile=("Status", "LastUpdate"),  # maintenance comes every week
    redact=("AirflowConfigurationOptions",),  # addresses of databases and mail servers, passwords included
    sets=("NetworkConfiguration.SubnetIds", "NetworkConfiguration.SecurityGroupIds"),
    edges=(
        uses_role("ExecutionRoleArn"),
        uses_role("ServiceRoleArn"),
        encrypted_with("KmsKey"),
        reads_from_bucket("SourceBucketArn"),
        in_subnet("NetworkConfiguration.SubnetIds[]"),
        uses_security_group("NetworkConfiguration.SecurityGroupIds[]"),
        *(logs_to(f"LoggingConfiguration.{logs}.CloudWatchLogGroupArn") for logs in _LOGS),
    ),
    aliases=("mwaa", "airflow", "airflow:environment", "aws_mwaa_environment"),
)

BROKER = ResourceType(
    type="AWS::AmazonMQ::Broker",
    plural="mq_brokers",
    service="mq",
    operation="ListBrokers",
    items="BrokerSummaries[]",
    describe=Describe("DescribeBroker", {"BrokerId": "{BrokerId}"}, result="@", absent=("NotFoundException",)),
    id="BrokerId",
    arn="BrokerArn",
    name="BrokerName",
    tags="Tags",
    created_at="Created",
    volatile=("BrokerState", "ActionsRequired"),  # it is restarted for maintenance
    sets=(
        "SubnetIds",
        "SecurityGroups",
        "PendingSecurityGroups",
        "Users",
        "BrokerInstances[].Endpoints",
        "BrokerInstances",
        "Configurations.History",
        "LdapServerMetadata.Hosts",
        "PendingLdapServerMetadata.Hosts",
    ),
    edges=(
        in_subnet(),
        uses_security_group("SecurityGroups[]"),
        encrypted_with("EncryptionOptions.KmsKeyId"),
        logs_to("Logs.GeneralLogGroup"),
        logs_to("Logs.AuditLogGroup"),
    ),
    aliases=("mq", "broker", "aws_mq_broker"),
)

APPCONFIG_APPLICATION = ResourceType(
    type="AWS::AppConfig::Application",
    plural="appconfig_applications",
    service="appconfig",
    operation="ListApplications",
    items="Items[]",
    id="Id",
    arn="arn:{partition}:appconfig:{region}:{account}:application/{Id}",
    name="Name",
    tags=SWEEP,
    aliases=("appconfig", "aws_appconfig_application"),
)

TYPES = (
    APP_RUNNER_SERVICE,
    BEANSTALK_APPLICATION,
    BEANSTALK_ENVIRONMENT,
    GRAPHQL_API,
    AMPLIFY_APP,
    MWAA_ENVIRONMENT,
    BROKER,
    APPCONFIG_APPLICATION,
)
