"""Rows of security services: GuardDuty, Security Hub, Macie, Access Analyzer, Inspector, Detective. What they find is not read, only how
they are set up.
"""

from __future__ import annotations

from inventory_assets.catalog.edges import encrypted_with, uses_role
from inventory_assets.catalog.types import SWEEP, UNTAGGABLE, Describe, Detail, Edge, ResourceType

DETECTOR = ResourceType(
    type="AWS::GuardDuty::Detector",
    plural="guardduty_detectors",
    service="guardduty",
    operation="ListDetectors",
    items="DetectorIds[]",
    describe=Describe("GetDetector", {"DetectorId": "{@}"}, result="@", keep_listed="DetectorId"),
    details=(
        Detail(
            "PublishingDestinations",
            "ListPublishingDestinations",
            {"DetectorId": "{DetectorId}"},
            "Destinations",
            paginated=True,
        ),
        Detail(
            "PublishingDestinationProperties",
            "DescribePublishingDestination",
            {"DetectorId": "{DetectorId}", "DestinationId": "{each}"},
            "DestinationProperties",
            each="PublishingDestinations[].DestinationId",
        ),
    ),
    id="DetectorId",
    arn="arn:{partition}:guardduty:{region}:{account}:detector/{DetectorId}",
    tags="Tags",
    created_at="CreatedAt",
    volatile=("PublishingDestinations[].Status", "DataSources.MalwareProtection.ScanEc2InstanceWithFindings.EbsVolumes.Reason"),
    sets=("Features[].AdditionalConfiguration", "Features", "PublishingDestinations", "PublishingDestinationProperties"),
    edges=(
        uses_role("ServiceRole"),
        uses_role("DataSources.MalwareProtection.ServiceRole"),
        # The bucket's ARN, and a prefix behind it.
        Edge(
            "writes_to_bucket",
            "PublishingDestinationProperties[].DestinationArn",
            ("AWS::S3::Bucket",),
            pattern=r"^(arn:[a-z-]+:s3:::[^/]+)",
        ),
        encrypted_with("PublishingDestinationProperties[].KmsKeyArn"),
    ),
    aliases=("guardduty", "detector", "aws_guardduty_detector"),
)

HUB = ResourceType(
    type="AWS::SecurityHub::Hub",
    plural="securityhub_hubs",
    service="securityhub",
    operation="DescribeHub",
    items="@",
    single=True,
    absent=("InvalidAccessException", "ResourceNotFoundException"),  # not enabled; a denial is an AccessDeniedException
    details=(
        Detail("Standards", "GetEnabledStandards", {}, "StandardsSubscriptions", paginated=True),
        Detail("Tags", "ListTagsForResource", {"ResourceArn": "{HubArn}"}, "Tags", omits_empty=True),
    ),
    id="HubArn~:",
    arn="HubArn",
    tags="Tags",
    created_at="SubscribedAt",
    volatile=("Standards[].StandardsStatus", "Standards[].StandardsStatusReason", "Standards[].StandardsControlsUpdatable"),
    sets=("Standards",),
    aliases=("securityhub", "security-hub", "aws_securityhub_account"),
)

MACIE_SESSION = ResourceType(
    type="AWS::Macie::Session",
    plural="macie_sessions",
    service="macie2",
    # Where Macie is not enabled this and all of its other calls are answered by AccessDeniedException: only the message tells.
    disabled_messages=("Macie is not enabled",),
    operation="GetMacieSession",
    items="@",
    single=True,
    id="{account}",
    arn="arn:{partition}:macie2:{region}:{account}:session",  # ours: the service gives its session no ARN
    created_at="createdAt",
    edges=(uses_role("serviceRole"),),
    aliases=("macie", "macie2", "aws_macie2_account"),
)

ANALYZER = ResourceType(
    type="AWS::AccessAnalyzer::Analyzer",
    plural="accessanalyzer_analyzers",
    service="accessanalyzer",
    operation="ListAnalyzers",
    items="analyzers[]",
    id="name",
    arn="arn",
    name="name",
    tags="tags",
    created_at="createdAt",
    volatile=("lastResourceAnalyzed", "lastResourceAnalyzedAt"),
    sets=(
        "configuration.unusedAccess.analysisRule.exclusions[].accountIds",
        "configuration.unusedAccess.analysisRule.exclusions",
        "configuration.internalAccess.analysisRule.inclusions[].accountIds",
        "configuration.internalAccess.analysisRule.inclusions[].resourceTypes",
        "configuration.internalAccess.analysisRule.inclusions[].resourceArns",
        "configuration.internalAccess.analysisRule.inclusions",
    ),
    aliases=("access-analyzer", "analyzer", "aws_accessanalyzer_analyzer"),
)

#: What Inspector scans, each with a state of its own.
_SCANNED = ("ec2", "ecr", "lambda", "lambdaCode", "codeRepository", "ami")

INSPECTOR_STATUS = ResourceType(
    type="AWS::InspectorV2::AccountStatus",
    plural="inspector2_account_statuses",
    service="inspector2",
    operation="BatchGetAccountStatus",
    params={"accountIds": ["{account}"]},
    items="accounts[]",  # the account itself, where Inspector is disabled, too
    left_out="failedAccounts[]",
    id="accountId",
    arn="arn:{partition}:inspector2:{region}:{account}:account-status",  # ours: the service gives it none
    tags=UNTAGGABLE,
    volatile=(
        "state.errorCode",
        "state.errorMessage",
        *(f"resourceState.{kind}.{part}" for kind in _SCANNED for part in ("errorCode", "errorMessage")),
    ),
    aliases=("inspector", "inspector2", "aws_inspector2_enabler"),
)

GRAPH = ResourceType(
    type="AWS::Detective::Graph",
    plural="detective_graphs",
    service="detective",
    operation="ListGraphs",
    items="GraphList[]",
    id="Arn~:",
    arn="Arn",
    tags=SWEEP,
    created_at="CreatedTime",
    aliases=("detective", "behavior-graph", "aws_detective_graph"),
)

TYPES = (DETECTOR, HUB, MACIE_SESSION, ANALYZER, INSPECTOR_STATUS, GRAPH)
