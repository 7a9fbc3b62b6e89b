"""Rows of what rules an account: Service Catalog, stack sets, budgets, maintenance windows, patch baselines, mail identities. What rules an
organization has a module of its own.
"""

from __future__ import annotations

from inventory_assets.catalog.edges import uses_role, writes_to_bucket
from inventory_assets.catalog.types import SWEEP, Describe, Detail, Edge, ResourceType

PORTFOLIO = ResourceType(
    type="AWS::ServiceCatalog::Portfolio",
    plural="servicecatalog_portfolios",
    service="servicecatalog",
    operation="ListPortfolios",
    items="PortfolioDetails[]",
    details=(
        Detail("Tags", "DescribePortfolio", {"Id": "{Id}"}, "Tags", omits_empty=True),
        Detail("Principals", "ListPrincipalsForPortfolio", {"PortfolioId": "{Id}"}, "Principals", paginated=True, omits_empty=True),
        Detail("SharedWith", "ListPortfolioAccess", {"PortfolioId": "{Id}"}, "AccountIds", paginated=True, omits_empty=True),
    ),
    id="Id",
    arn="ARN",
    name="DisplayName",
    tags="Tags",  # its ARNs are of `catalog`, which the service's filter of the Tagging API is not
    created_at="CreatedTime",
    sets=("Principals", "SharedWith"),
    edges=(
        Edge("grants_access_to", "Principals[].PrincipalARN", ("AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"), needs="neither"),
    ),
    aliases=("portfolio", "aws_servicecatalog_portfolio"),
)

_PRODUCT_ID = "ProductViewSummary.ProductId"

PRODUCT = ResourceType(
    type="AWS::ServiceCatalog::CloudFormationProduct",
    plural="servicecatalog_products",
    service="servicecatalog",
    operation="SearchProductsAsAdmin",
    items="ProductViewDetails[]",
    details=(Detail("Tags", "DescribeProductAsAdmin", {"Id": f"{{{_PRODUCT_ID}}}"}, "Tags", omits_empty=True),),
    id=_PRODUCT_ID,
    arn="ProductARN",
    name="ProductViewSummary.Name",
    tags="Tags",
    created_at="CreatedTime",
    owner="ProductARN",  # portfolios that others share are searched, too
    volatile=("SourceConnection.LastSync",),
    aliases=("servicecatalog-product", "catalog:product", "aws_servicecatalog_product"),
)

STACK_SET = ResourceType(
    type="AWS::CloudFormation::StackSet",
    plural="cloudformation_stack_sets",
    service="cloudformation",
    operation="ListStackSets",
    params={"Status": "ACTIVE"},  # deleted ones are listed for months
    items="Summaries[]",
    describe=Describe(
        "DescribeStackSet",
        {"StackSetName": "{StackSetName}"},
        result="StackSet",
        absent=("StackSetNotFoundException",),
    ),
    id="StackSetName",
    arn="arn:{partition}:cloudformation:{region}:{account}:stackset/{StackSetId}",
    name="StackSetName",
    tags="Tags",
    volatile=("StackSetDriftDetectionDetails",),
    sets=("Parameters", "Capabilities", "OrganizationalUnitIds", "Regions", "AutoDeployment.DependsOn"),
    # A template is up to 1 MB; of it, too, a change is what is asked for.
    redact=("TemplateBody", "Parameters[].ParameterValue", "Parameters[].ResolvedValue"),
    edges=(
        uses_role("AdministrationRoleARN"),
        Edge("deploys_to", "OrganizationalUnitIds[]", ("AWS::Organizations::OrganizationalUnit",), needs="neither"),
    ),
    aliases=("stackset", "stack-set", "aws_cloudformation_stack_set"),
)

_BUDGET = {"AccountId": "{account}", "BudgetName": "{BudgetName}"}

BUDGET = ResourceType(
    type="AWS::Budgets::Budget",
    plural="budgets_budgets",
    service="budgets",
    operation="DescribeBudgets",
    params={"AccountId": "{account}"},
    items="Budgets[]",
    omits_empty=True,
    details=(Detail("Notifications", "DescribeNotificationsForBudget", _BUDGET, "Notifications", paginated=True, omits_empty=True),),
    id="BudgetName",
    arn="arn:{partition}:budgets::{account}:budget/{BudgetName}",
    name="BudgetName",
    tags=SWEEP,
    scope="global",
    volatile=("CalculatedSpend", "HealthStatus", "AutoAdjustData.LastAutoAdjustTime", "Notifications[].NotificationState"),
    sets=("Metrics", "Notifications"),
    aliases=("budget", "aws_budgets_budget"),
)

_WINDOW = {"WindowId": "{WindowId}"}

MAINTENANCE_WINDOW = ResourceType(
    type="AWS::SSM::MaintenanceWindow",
    plural="ssm_maintenance_windows",
    service="ssm",
    operation="DescribeMaintenanceWindows",
    items="WindowIdentities[]",
    details=(
        Detail("Targets", "DescribeMaintenanceWindowTargets", _WINDOW, "Targets", paginated=True),
        Detail("Tasks", "DescribeMaintenanceWindowTasks", _WINDOW, "Tasks", paginated=True),
    ),
    id="WindowId",
    arn="arn:{partition}:ssm:{region}:{account}:maintenancewindow/{WindowId}",
    name="Name",
    tags=SWEEP,
    volatile=("NextExecutionTime",),
    sets=("Targets[].Targets[].Values", "Targets[].Targets", "Targets", "Tasks[].Targets[].Values", "Tasks[].Targets", "Tasks"),
    redact=("Tasks[].TaskParameters", "Targets[].OwnerInformation"),
    plain=("Description", "Targets[].Description", "Tasks[].Description"),
    edges=(
        uses_role("Tasks[].ServiceRoleArn"),
        Edge("runs", "Tasks[].TaskArn", ("AWS::SSM::Document", "AWS::Lambda::Function", "AWS::StepFunctions::StateMachine")),
        writes_to_bucket("Tasks[].LoggingInfo.S3BucketName"),
        Edge("maintains", "Targets[].Targets[].Values[]", ("AWS::EC2::Instance",), needs="neither", pattern=r"^(i-[0-9a-f]+)$"),
    ),
    aliases=("maintenance-window", "ssm:maintenancewindow", "aws_ssm_maintenance_window"),
)

_PATCH_FILTERS = "PatchFilterGroup.PatchFilters"

PATCH_BASELINE = ResourceType(
    type="AWS::SSM::PatchBaseline",
    plural="ssm_patch_baselines",
    service="ssm",
    operation="DescribePatchBaselines",
    params={"Filters": [{"Key": "OWNER", "Values": ["Self"]}]},
    items="BaselineIdentities[]",
    describe=Describe(
        "GetPatchBaseline",
        {"BaselineId": "{BaselineId}"},
        result="@",
        keep_listed="Identity",  # only there it says whether it is the default
        absent=("DoesNotExistException",),
    ),
    id="BaselineId",
    arn="arn:{partition}:ssm:{region}:{account}:patchbaseline/{BaselineId}",
    name="Name",
    tags=SWEEP,
    created_at="CreatedDate",
    sets=(
        "GlobalFilters.PatchFilters[].Values",
        "GlobalFilters.PatchFilters",
        f"ApprovalRules.PatchRules[].{_PATCH_FILTERS}[].Values",
        f"ApprovalRules.PatchRules[].{_PATCH_FILTERS}",
        "ApprovedPatches",
        "RejectedPatches",
        "PatchGroups",
        "Sources[].Products",
        "Sources",
    ),
    redact=("Sources[].Configuration",),  # of a repository, its password among them
    aliases=("patch-baseline", "ssm:patchbaseline", "aws_ssm_patch_baseline"),
)

EMAIL_IDENTITY = ResourceType(
    type="AWS::SES::EmailIdentity",
    plural="ses_email_identities",
    service="sesv2",
    operation="ListEmailIdentities",
    params={"PageSize": 250},  # the service gives at most 1,000
    items="EmailIdentities[]",
    describe=Describe(
        "GetEmailIdentity",
        {"EmailIdentity": "{IdentityName}"},
        result="@",
        keep_listed="Identity",
        absent=("NotFoundException",),
    ),
    id="Identity.IdentityName",
    arn="arn:{partition}:ses:{region}:{account}:identity/{Identity.IdentityName}",
    name="Identity.IdentityName",
    tags="Tags",
    volatile=("VerificationInfo", "DkimAttributes.LastKeyGenerationTimestamp"),
    sets=("DkimAttributes.Tokens",),
    aliases=("ses", "email-identity", "aws_sesv2_email_identity"),
)

TYPES = (
    PORTFOLIO,
    PRODUCT,
    STACK_SET,
    BUDGET,
    MAINTENANCE_WINDOW,
    PATCH_BASELINE,
    EMAIL_IDENTITY,
)
