"""Rows of APIs and state machines. Functions are with compute."""

from __future__ import annotations

from inventory_assets.catalog.edges import encrypted_with, logs_to, uses_role
from inventory_assets.catalog.hooks import unescape_api_policy
from inventory_assets.catalog.types import SWEEP, Describe, Edge, ResourceType

REST_API = ResourceType(
    type="AWS::ApiGateway::RestApi",
    plural="apigateway_rest_apis",
    service="apigateway",
    operation="GetRestApis",
    params={"limit": 500},
    items="items[]",
    id="id",
    arn="arn:{partition}:apigateway:{region}::/restapis/{id}",
    name="name",
    tags="tags",
    created_at="createdDate",
    hook=unescape_api_policy,
    policies=("policy",),
    sets=("endpointConfiguration.types", "endpointConfiguration.vpcEndpointIds", "binaryMediaTypes", "warnings"),
    edges=(Edge("uses_vpc_endpoint", "endpointConfiguration.vpcEndpointIds[]", ("AWS::EC2::VPCEndpoint",)),),
    aliases=("apigateway", "rest-api", "apigateway:restapi", "aws_api_gateway_rest_api"),
)

HTTP_API = ResourceType(
    type="AWS::ApiGatewayV2::Api",
    plural="apigatewayv2_apis",
    service="apigatewayv2",
    operation="GetApis",
    params={"MaxResults": "500"},
    items="Items[]",
    id="ApiId",
    arn="arn:{partition}:apigateway:{region}::/apis/{ApiId}",
    name="Name",
    tags="Tags",
    created_at="CreatedDate",
    sets=(
        "CorsConfiguration.AllowHeaders",
        "CorsConfiguration.AllowMethods",
        "CorsConfiguration.AllowOrigins",
        "CorsConfiguration.ExposeHeaders",
        "ImportInfo",
        "Warnings",
    ),
    aliases=("apigatewayv2", "http-api", "aws_apigatewayv2_api", "AWS::ApiGatewayV2::Api::HTTP", "AWS::ApiGatewayV2::Api::WebSocket"),
)

STATE_MACHINE = ResourceType(
    type="AWS::StepFunctions::StateMachine",
    plural="stepfunctions_state_machines",
    service="stepfunctions",
    operation="ListStateMachines",
    items="stateMachines[]",
    describe=Describe(
        "DescribeStateMachine",
        {"stateMachineArn": "{stateMachineArn}"},
        result="@",
        absent=("StateMachineDoesNotExist",),
    ),
    id="stateMachineArn~:",
    arn="stateMachineArn",
    name="name",
    tags=SWEEP,
    created_at="creationDate",
    json_text=("definition",),
    plain=("definition", "description", "variableReferences"),  # the program; what it is given when it runs is not read
    sets=("loggingConfiguration.destinations",),
    edges=(
        uses_role("roleArn"),
        logs_to("loggingConfiguration.destinations[].cloudWatchLogsLogGroup.logGroupArn"),
        encrypted_with("encryptionConfiguration.kmsKeyId"),
    ),
    aliases=("stepfunctions", "sfn", "state-machine", "states:statemachine", "aws_sfn_state_machine"),
)

TYPES = (REST_API, HTTP_API, STATE_MACHINE)
