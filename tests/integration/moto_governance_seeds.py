"""Further resources made in moto's own AWS: security services, audit, the organization, directories. Entered in `moto_seeds.SEEDS`."""

from __future__ import annotations

import json

from moto_seeds import ACCOUNT, POLICY, ROLE_ARN, TAGS, Client, arn, seeds

#: Types of which an account there has some from the start.
WITH_DEFAULTS = {"AWS::KMS::Alias", "AWS::SSO::Instance"}
#: Type → what its replies there lack, and AWS's have: a part of the error's message.
INCOMPLETE = {"AWS::Config::ConfigurationRecorder": "'arn'"}
#: (type, part) of details that are not served there.
UNSERVED = {
    ("AWS::Cognito::IdentityPool", "RoleSettings"),
    ("AWS::GuardDuty::Detector", "PublishingDestinationProperties"),
    ("AWS::GuardDuty::Detector", "PublishingDestinations"),
    ("AWS::Organizations::Organization", "ResourcePolicy"),
    ("AWS::SSM::PatchBaseline", "*"),  # listed, and not described
    ("AWS::SSO::Instance", "*"),
    ("AWS::SSO::PermissionSet", "PermissionsBoundary"),
    ("AWS::SecurityHub::Hub", "Standards"),
    ("AWS::SecurityHub::Hub", "Tags"),
    ("AWS::ServiceCatalog::Portfolio", "Principals"),
}


@seeds("AWS::KMS::Alias")
def alias(client: Client) -> list[str]:
    key = client("kms").list_keys()["Keys"][0]["KeyId"]
    client("kms").create_alias(AliasName="alias/ledger", TargetKeyId=key)
    return [arn("kms", "alias/ledger")]


@seeds("AWS::GuardDuty::Detector")
def detector(client: Client) -> list[str]:
    return [arn("guardduty", f"detector/{client('guardduty').create_detector(Enable=True, Tags={'Owner': 'moto'})['DetectorId']}")]


@seeds("AWS::SecurityHub::Hub")
def hub(client: Client) -> list[str]:
    client("securityhub").enable_security_hub()
    return [arn("securityhub", "hub/default")]


@seeds("AWS::Macie::Session")
def macie_session(client: Client) -> list[str]:
    client("macie2").enable_macie(status="ENABLED")
    return [arn("macie2", "session")]


@seeds("AWS::InspectorV2::AccountStatus")
def inspector_status(client: Client) -> list[str]:
    client("inspector2").enable(accountIds=[ACCOUNT], resourceTypes=["EC2"])
    return [arn("inspector2", "account-status")]


@seeds("AWS::CloudTrail::Trail")
def trail(client: Client) -> list[str]:
    made = client("cloudtrail").create_trail(Name="everything", S3BucketName="plain-bucket", IsMultiRegionTrail=True)
    client("cloudtrail").start_logging(Name="everything")
    return [made["TrailARN"]]


@seeds("AWS::Config::ConfigurationRecorder")
def recorder(client: Client) -> list[str]:
    client("config").put_configuration_recorder(ConfigurationRecorder={"name": "default", "roleARN": ROLE_ARN})
    return [arn("config", "configuration-recorder/default")]


@seeds("AWS::Config::DeliveryChannel")
def delivery_channel(client: Client) -> list[str]:
    client("config").put_delivery_channel(DeliveryChannel={"name": "default", "s3BucketName": "plain-bucket"})
    return [arn("config", "delivery-channel/default")]


@seeds("AWS::Config::ConfigRule")
def config_rule(client: Client) -> list[str]:
    source = {"Owner": "AWS", "SourceIdentifier": "S3_BUCKET_VERSIONING_ENABLED"}
    client("config").put_config_rule(ConfigRule={"ConfigRuleName": "versioned", "Source": source})
    return [row["ConfigRuleArn"] for row in client("config").describe_config_rules()["ConfigRules"]]


@seeds("AWS::Config::ConfigurationAggregator")
def aggregator(client: Client) -> list[str]:
    made = client("config").put_configuration_aggregator(
        ConfigurationAggregatorName="all", AccountAggregationSources=[{"AccountIds": [ACCOUNT], "AllAwsRegions": True}]
    )
    return [made["ConfigurationAggregator"]["ConfigurationAggregatorArn"]]


@seeds("AWS::Logs::MetricFilter")
def metric_filter(client: Client) -> list[str]:
    client("logs").put_metric_filter(
        logGroupName="/app/0", filterName="root", filterPattern='{ $.userIdentity.type = "Root" }',
        metricTransformations=[{"metricName": "RootUsage", "metricNamespace": "CIS", "metricValue": "1"}],
    )  # fmt: skip
    return [arn("logs", "log-group:/app/0:metric-filter:root")]


@seeds("AWS::Logs::ResourcePolicy")
def log_resource_policy(client: Client) -> list[str]:
    client("logs").put_resource_policy(policyName="route53", policyDocument=POLICY)
    return [arn("logs", "resource-policy:route53")]


@seeds("AWS::Organizations::Organization")
def organization(client: Client) -> list[str]:
    return [client("organizations").create_organization(FeatureSet="ALL")["Organization"]["Arn"]]


@seeds("AWS::Organizations::Policy")
def organization_policy(client: Client) -> list[str]:
    organizations = client("organizations")
    root, made = organizations.list_roots()["Roots"][0]["Id"], []
    for kind, content in (("SERVICE_CONTROL_POLICY", POLICY), ("TAG_POLICY", json.dumps({"tags": {}}))):
        organizations.enable_policy_type(RootId=root, PolicyType=kind)
        policy = organizations.create_policy(Name=kind.lower(), Description="ours", Type=kind, Content=content)["Policy"]["PolicySummary"]
        organizations.attach_policy(PolicyId=policy["Id"], TargetId=root)
        made.append(policy["Arn"])
    return made


@seeds("AWS::Organizations::OrganizationalUnit")
def unit(client: Client) -> list[str]:
    """One in another."""
    parent, made = client("organizations").list_roots()["Roots"][0]["Id"], []
    for name in ("Workloads", "Production"):
        found = client("organizations").create_organizational_unit(ParentId=parent, Name=name)["OrganizationalUnit"]
        parent = found["Id"]
        made.append(found["Arn"])
    return made


@seeds("AWS::SSO::Instance")
def identity_center(client: Client) -> list[str]:
    return [row["InstanceArn"] for row in client("sso-admin").list_instances()["Instances"]]


@seeds("AWS::SSO::PermissionSet")
def permission_set(client: Client) -> list[str]:
    sso, (instance,) = client("sso-admin"), identity_center(client)
    made = sso.create_permission_set(InstanceArn=instance, Name="readers")["PermissionSet"]["PermissionSetArn"]
    sso.put_inline_policy_to_permission_set(InstanceArn=instance, PermissionSetArn=made, InlinePolicy=POLICY)
    return [made]


@seeds("AWS::ServiceCatalog::Portfolio")
def portfolio(client: Client) -> list[str]:
    made = client("servicecatalog").create_portfolio(DisplayName="approved", ProviderName="us", IdempotencyToken="one", Tags=TAGS)
    return [made["PortfolioDetail"]["ARN"]]


@seeds("AWS::CloudFormation::StackSet")
def stack_set(client: Client) -> list[str]:
    template = {"Resources": {"Q": {"Type": "AWS::SQS::Queue"}}}
    made = client("cloudformation").create_stack_set(
        StackSetName="everywhere",
        TemplateBody=json.dumps(template),
        Parameters=[{"ParameterKey": "Password", "ParameterValue": "moto-secret-5b1c"}],
    )
    return [arn("cloudformation", f"stackset/{made['StackSetId']}")]


@seeds("AWS::Budgets::Budget")
def budget(client: Client) -> list[str]:
    limit = {"Amount": "100", "Unit": "USD"}
    client("budgets").create_budget(
        AccountId=ACCOUNT, Budget={"BudgetName": "monthly", "BudgetLimit": limit, "TimeUnit": "MONTHLY", "BudgetType": "COST"}
    )
    return [arn("budgets", "budget/monthly", region="")]


@seeds("AWS::SSM::MaintenanceWindow")
def maintenance_window(client: Client) -> list[str]:
    made = client("ssm").create_maintenance_window(
        Name="nightly", Schedule="rate(1 day)", Duration=2, Cutoff=1, AllowUnassociatedTargets=True
    )
    return [arn("ssm", f"maintenancewindow/{made['WindowId']}")]


@seeds("AWS::SSM::PatchBaseline")
def patch_baseline(client: Client) -> list[str]:
    return [arn("ssm", f"patchbaseline/{client('ssm').create_patch_baseline(Name='ours')['BaselineId']}")]


@seeds("AWS::SES::EmailIdentity")
def email_identity(client: Client) -> list[str]:
    client("sesv2").create_email_identity(EmailIdentity="example.org", Tags=TAGS)
    return [arn("ses", "identity/example.org")]


@seeds("AWS::Cognito::UserPool")
def user_pool(client: Client) -> list[str]:
    return [client("cognito-idp").create_user_pool(PoolName="people", UserPoolTags={"Owner": "moto"})["UserPool"]["Arn"]]


@seeds("AWS::Cognito::IdentityPool")
def identity_pool(client: Client) -> list[str]:
    made = client("cognito-identity").create_identity_pool(IdentityPoolName="visitors", AllowUnauthenticatedIdentities=True)
    return [arn("cognito-identity", f"identitypool/{made['IdentityPoolId']}")]


def _network(client: Client) -> dict[str, object]:
    """A VPC with two subnets, as directories want it; those of the account's own types are told apart by their addresses."""
    ec2 = client("ec2")
    vpc = ec2.describe_vpcs(Filters=[{"Name": "is-default", "Values": ["true"]}])["Vpcs"][0]["VpcId"]
    subnets = ec2.describe_subnets(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["Subnets"]
    return {"VpcId": vpc, "SubnetIds": [subnet["SubnetId"] for subnet in subnets[:2]]}


@seeds("AWS::DirectoryService::Directory")
def directory(client: Client) -> list[str]:
    made = client("ds").create_directory(Name="corp.example.org", Password="Moto-Secret-5b1c", Size="Small", VpcSettings=_network(client))
    return [arn("ds", f"directory/{made['DirectoryId']}")]


@seeds("AWS::WorkSpaces::Directory")
def workspace_directory(client: Client) -> list[str]:
    name = client("ds").describe_directories()["DirectoryDescriptions"][0]["DirectoryId"]
    client("workspaces").register_workspace_directory(DirectoryId=name)
    return [arn("workspaces", f"directory/{name}")]


@seeds("AWS::WorkSpaces::Workspace")
def workspace(client: Client) -> list[str]:
    name = client("workspaces").describe_workspace_directories()["Directories"][0]["DirectoryId"]
    made = client("workspaces").create_workspaces(Workspaces=[{"DirectoryId": name, "UserName": "ann", "BundleId": "wsb-0123456789"}])
    return [arn("workspaces", f"workspace/{row['WorkspaceId']}") for row in made["PendingRequests"]]
