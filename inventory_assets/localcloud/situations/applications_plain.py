"""Plain situations for the controls of applications: a resource right, wrong and unread. What takes more stands in `applications.py`."""

from __future__ import annotations

from inventory_assets.localcloud.situations.model import Situation
from inventory_assets.localcloud.situations.plain import plain

SITUATIONS: tuple[Situation, ...] = (
    *plain(
        "aws_ec2_instance_has_role", "AWS::EC2::Instance",
        {"IamInstanceProfile": {"Arn": "arn:aws:iam::<account>:instance-profile/app", "Id": "AIPA"}}, {},
        ("stopped", {"State": {"Code": 80, "Name": "stopped"}}, "fail"),
        ("terminated", {"State": {"Code": 48, "Name": "terminated"}}, "not_applicable"),
    ),
    *plain(
        "aws_ec2_instance_imdsv2_required", "AWS::EC2::Instance",
        {"MetadataOptions": {"HttpTokens": "required", "HttpEndpoint": "enabled", "HttpPutResponseHopLimit": 2}},
        {"MetadataOptions": {"HttpTokens": "optional", "HttpEndpoint": "enabled"}},
        ("whose endpoint is off", {"MetadataOptions": {"HttpTokens": "optional", "HttpEndpoint": "disabled"}}, "pass"),
        ("terminated", {"State": {"Code": 48, "Name": "terminated"}, "MetadataOptions": {"HttpTokens": "optional"}}, "not_applicable"),
        ("shutting down", {"State": {"Name": "shutting-down"}, "MetadataOptions": {"HttpTokens": "optional"}}, "not_applicable"),
        ("of which only the endpoint is known", {"MetadataOptions": {"HttpEndpoint": "enabled"}}, "unknown"),
        odd={"MetadataOptions": "odd"},
    ),
    *plain(
        "aws_ec2_instance_without_public_address", "AWS::EC2::Instance", {"PrivateIpAddress": "10.0.0.7"},
        {"PublicIpAddress": "198.51.100.7"}, ("terminated", {"State": {"Code": 48, "Name": "terminated"}}, "not_applicable"),
    ),
    *plain(
        "aws_ec2_instance_with_one_interface", "AWS::EC2::Instance", {"NetworkInterfaces": [{"Description": "a"}]},
        {"NetworkInterfaces": [{"Description": "a"}, {"Description": "b"}]}, odd={"NetworkInterfaces": None},
    ),
    *plain(
        "aws_ec2_instance_hardware_virtualized", "AWS::EC2::Instance", {"VirtualizationType": "hvm"},
        {"VirtualizationType": "paravirtual"}, odd={},
    ),
    *plain(
        "aws_ec2_instance_monitored", "AWS::EC2::Instance", {"Monitoring": {"State": "enabled"}},
        {"Monitoring": {"State": "disabled"}}, odd={"Monitoring": "odd"},
    ),
    *plain(
        "aws_autoscaling_group_asks_load_balancer", "AWS::AutoScaling::AutoScalingGroup",
        {"TargetGroupARNs": ["t"], "HealthCheckType": "ELB"}, {"TargetGroupARNs": ["t"], "HealthCheckType": "EC2"},
        ("behind nothing", {"HealthCheckType": "EC2"}, "not_applicable"), odd={"TargetGroupARNs": ["t"]},
    ),
    *plain(
        "aws_autoscaling_group_in_several_zones", "AWS::AutoScaling::AutoScalingGroup",
        {"AvailabilityZones": ["eu-west-1a", "eu-west-1b"]}, {"AvailabilityZones": ["eu-west-1a"]}, odd={"AvailabilityZones": None},
    ),
    *plain(
        "aws_autoscaling_group_uses_launch_template", "AWS::AutoScaling::AutoScalingGroup",
        {"LaunchTemplate": {"LaunchTemplateId": "lt-1", "Version": "$Latest"}}, {"LaunchConfigurationName": "old"},
        ("of mixed instances",
         {"MixedInstancesPolicy": {"LaunchTemplate": {"LaunchTemplateSpecification": {"LaunchTemplateId": "lt-1"}}}}, "pass"),
    ),
    *plain(
        "aws_autoscaling_configuration_imdsv2_required", "AWS::AutoScaling::LaunchConfiguration",
        {"MetadataOptions": {"HttpTokens": "required", "HttpEndpoint": "enabled"}},
        {"MetadataOptions": {"HttpTokens": "optional", "HttpEndpoint": "enabled"}}, ("that says nothing of it", {}, "fail"),
    ),
    *plain(
        "aws_autoscaling_configuration_without_public_address", "AWS::AutoScaling::LaunchConfiguration",
        {"AssociatePublicIpAddress": False}, {"AssociatePublicIpAddress": True}, odd={},
    ),
    *plain(
        "aws_lambda_function_traced", "AWS::Lambda::Function", {"TracingConfig": {"Mode": "Active"}},
        {"TracingConfig": {"Mode": "PassThrough"}}, odd={"TracingConfig": "odd"},
    ),
    *plain(
        "aws_lambda_function_in_vpc", "AWS::Lambda::Function", {"VpcConfig": {"VpcId": "vpc-1", "SubnetIds": ["subnet-1"]}}, {},
        ("whose network was taken away", {"VpcConfig": {"VpcId": "", "SubnetIds": []}}, "fail"),
    ),
    *plain(
        "aws_lambda_function_logs_where_configured", "AWS::Lambda::Function",
        {"LoggingConfig": {"LogGroup": "/aws/lambda/a", "LogFormat": "JSON"}}, {},
    ),
    *plain(
        "aws_lambda_function_url_authenticated", "AWS::Lambda::Function",
        {"UrlConfig": {"AuthType": "AWS_IAM", "FunctionUrl": "https://a"}},
        {"UrlConfig": {"AuthType": "NONE", "FunctionUrl": "https://a"}}, ("without a URL", {"UrlConfig": None}, "not_applicable"),
        part="UrlConfig",
    ),
    *plain(
        "aws_ecs_cluster_container_insights", "AWS::ECS::Cluster", {"settings": [{"name": "containerInsights", "value": "enhanced"}]},
        {"settings": [{"name": "containerInsights", "value": "disabled"}]}, part="*",
    ),
    *plain(
        "aws_ecs_task_not_privileged", "AWS::ECS::TaskDefinition", {"containerDefinitions": [{"name": "app"}]},
        {"containerDefinitions": [{"name": "app"}, {"name": "side", "privileged": True}]}, part="*",
    ),
    *plain(
        "aws_ecs_task_root_read_only", "AWS::ECS::TaskDefinition",
        {"containerDefinitions": [{"name": "app", "readonlyRootFilesystem": True}]},
        {"containerDefinitions": [{"name": "app", "readonlyRootFilesystem": True}, {"name": "side", "readonlyRootFilesystem": False}]},
        part="*",
    ),
    *plain(
        "aws_ecs_task_logs", "AWS::ECS::TaskDefinition",
        {"containerDefinitions": [{"name": "app", "logConfiguration": {"logDriver": "awslogs"}}]},
        {"containerDefinitions": [{"name": "app", "logConfiguration": {"logDriver": "awslogs"}}, {"name": "side"}]}, part="*",
    ),
    *plain(
        "aws_ecs_task_without_secrets_in_environment", "AWS::ECS::TaskDefinition",
        {"containerDefinitions": [{"name": "app", "environment": [{"name": "STAGE", "value": "x"}]}]},
        {"containerDefinitions": [
            {"name": "app", "environment": [{"name": "STAGE", "value": "x"}]},
            {"name": "side", "environment": [{"name": "AWS_SECRET_ACCESS_KEY", "value": "x"}]},
        ]},
        part="*",
    ),
    *plain("aws_ecs_task_own_process_space", "AWS::ECS::TaskDefinition", {"pidMode": "task"}, {"pidMode": "host"}, part="*"),
    *plain("aws_ecs_task_not_on_host_network", "AWS::ECS::TaskDefinition", {"networkMode": "awsvpc"}, {"networkMode": "host"}, part="*"),
    *plain(
        "aws_eks_cluster_endpoint_not_public", "AWS::EKS::Cluster", {"resourcesVpcConfig": {"endpointPublicAccess": False}},
        {"resourcesVpcConfig": {"endpointPublicAccess": True, "publicAccessCidrs": ["0.0.0.0/0"]}},
        ("open to an office", {"resourcesVpcConfig": {"endpointPublicAccess": True, "publicAccessCidrs": ["203.0.113.0/24"]}}, "pass"),
        part="*", odd={"resourcesVpcConfig": "odd"},
    ),
    *plain(
        "aws_eks_cluster_secrets_encrypted", "AWS::EKS::Cluster",
        {"encryptionConfig": [{"resources": ["secrets"], "provider": {"keyArn": "k"}}]}, {}, part="*",
    ),
    *plain(
        "aws_eks_cluster_audit_logged", "AWS::EKS::Cluster",
        {"logging": {"clusterLogging": [{"types": ["api", "audit"], "enabled": True}]}},
        {"logging": {"clusterLogging": [{"types": ["api", "audit"], "enabled": False}]}}, part="*",
    ),
    *plain(
        "aws_ecr_repository_scans", "AWS::ECR::Repository", {"imageScanningConfiguration": {"scanOnPush": True}},
        {"imageScanningConfiguration": {"scanOnPush": False}}, odd={},
    ),
    *plain(
        "aws_ecr_repository_immutable", "AWS::ECR::Repository", {"imageTagMutability": "IMMUTABLE"}, {"imageTagMutability": "MUTABLE"},
        odd={},
    ),
    *plain(
        "aws_ecr_repository_expires_images", "AWS::ECR::Repository", {"LifecyclePolicy": "{\"rules\": []}"}, {"LifecyclePolicy": None},
        part="LifecyclePolicy",
    ),
    *plain(
        "aws_sagemaker_notebook_not_on_internet", "AWS::SageMaker::NotebookInstance", {"DirectInternetAccess": "Disabled"},
        {"DirectInternetAccess": "Enabled"}, part="*",
    ),
    *plain("aws_sagemaker_notebook_in_vpc", "AWS::SageMaker::NotebookInstance", {"SubnetId": "subnet-1"}, {}, part="*"),
    *plain(
        "aws_sagemaker_notebook_without_root", "AWS::SageMaker::NotebookInstance", {"RootAccess": "Disabled"},
        {"RootAccess": "Enabled"}, part="*",
    ),
    *plain(
        "aws_sagemaker_model_isolated", "AWS::SageMaker::Model", {"EnableNetworkIsolation": True}, {"EnableNetworkIsolation": False},
        part="*",
    ),
    *plain(
        "aws_codebuild_project_logs", "AWS::CodeBuild::Project",
        {"logsConfig": {"cloudWatchLogs": {"status": "ENABLED"}, "s3Logs": {"status": "DISABLED"}}},
        {"logsConfig": {"cloudWatchLogs": {"status": "DISABLED"}, "s3Logs": {"status": "DISABLED"}}},
        ("that says nothing of it", {}, "pass"), part="*",
    ),
    *plain(
        "aws_codebuild_project_not_privileged", "AWS::CodeBuild::Project",
        {"environment": {"type": "LINUX_CONTAINER", "privilegedMode": False}},
        {"environment": {"type": "LINUX_CONTAINER", "privilegedMode": True}},
        ("that says nothing of it", {"environment": {"type": "LINUX_CONTAINER"}}, "pass"), part="*", odd={"environment": "odd"},
    ),
    *plain(
        "aws_codebuild_logs_encrypted", "AWS::CodeBuild::Project",
        {"logsConfig": {"s3Logs": {"status": "ENABLED", "encryptionDisabled": False}}},
        {"logsConfig": {"s3Logs": {"status": "ENABLED", "encryptionDisabled": True}}}, ("without logs in S3", {}, "not_applicable"),
        part="*",
    ),
    *plain("aws_sns_topic_encrypted", "AWS::SNS::Topic", {"KmsMasterKeyId": "alias/aws/sns"}, {}, part="*"),
    *plain(
        "aws_sqs_queue_encrypted", "AWS::SQS::Queue", {"SqsManagedSseEnabled": "true"}, {"SqsManagedSseEnabled": "false"},
        ("with a key of KMS", {"SqsManagedSseEnabled": "false", "KmsMasterKeyId": "k"}, "pass"), part="*",
    ),
    *plain(
        "aws_secretsmanager_secret_rotates", "AWS::SecretsManager::Secret", {"RotationEnabled": True}, {"RotationEnabled": False},
        ("that never rotated", {}, "fail"), ("of a service", {"OwningService": "rds"}, "not_applicable"),
    ),
    *plain(
        "aws_secretsmanager_secret_encrypted_with_own_key", "AWS::SecretsManager::Secret",
        {"KmsKeyId": "arn:aws:kms:eu-west-1:<account>:key/1"}, {},
    ),
    *plain(
        "aws_stepfunctions_machine_logs", "AWS::StepFunctions::StateMachine", {"loggingConfiguration": {"level": "ALL"}},
        {"loggingConfiguration": {"level": "OFF"}}, part="*",
    ),
    *plain("aws_kinesis_stream_encrypted", "AWS::Kinesis::Stream", {"EncryptionType": "KMS"}, {"EncryptionType": "NONE"}, part="*"),
    *plain(
        "aws_kinesis_stream_keeps_records", "AWS::Kinesis::Stream", {"RetentionPeriodHours": 168}, {"RetentionPeriodHours": 167},
        part="*",
    ),
    *plain(
        "aws_firehose_stream_encrypted", "AWS::KinesisFirehose::DeliveryStream",
        {"DeliveryStreamType": "DirectPut", "DeliveryStreamEncryptionConfiguration": {"Status": "ENABLED"}},
        {"DeliveryStreamType": "DirectPut", "DeliveryStreamEncryptionConfiguration": {"Status": "DISABLED"}},
        ("fed by a stream", {"DeliveryStreamType": "KinesisStreamAsSource"}, "not_applicable"), part="*",
    ),
    *plain(
        "aws_msk_cluster_not_public", "AWS::MSK::Cluster",
        {"Provisioned": {"BrokerNodeGroupInfo": {"ConnectivityInfo": {"PublicAccess": {"Type": "DISABLED"}}}}},
        {"Provisioned": {"BrokerNodeGroupInfo": {"ConnectivityInfo": {"PublicAccess": {"Type": "SERVICE_PROVIDED_EIPS"}}}}},
    ),
    *plain(
        "aws_msk_cluster_encrypted_in_transit", "AWS::MSK::Cluster",
        {"Provisioned": {"EncryptionInfo": {"EncryptionInTransit": {"InCluster": True, "ClientBroker": "TLS"}}}},
        {"Provisioned": {"EncryptionInfo": {"EncryptionInTransit": {"InCluster": True, "ClientBroker": "TLS_PLAINTEXT"}}}},
        ("without servers", {"ClusterType": "SERVERLESS"}, "not_applicable"), odd={"Provisioned": "odd"},
    ),
    *plain(
        "aws_msk_cluster_authenticates", "AWS::MSK::Cluster",
        {"Provisioned": {"ClientAuthentication": {"Unauthenticated": {"Enabled": False}}}},
        {"Provisioned": {"ClientAuthentication": {"Unauthenticated": {"Enabled": True}}}}, odd={"Provisioned": "odd"},
    ),
    *plain("aws_mq_broker_not_public", "AWS::AmazonMQ::Broker", {"PubliclyAccessible": False}, {"PubliclyAccessible": True}, part="*"),
    *plain(
        "aws_mq_broker_minor_upgrades", "AWS::AmazonMQ::Broker", {"AutoMinorVersionUpgrade": True}, {"AutoMinorVersionUpgrade": False},
        part="*",
    ),
    *plain(
        "aws_mq_broker_audit_logged", "AWS::AmazonMQ::Broker", {"Logs": {"Audit": True, "General": True}},
        {"Logs": {"Audit": False, "General": True}},
        ("of RabbitMQ", {"EngineType": "RABBITMQ", "Logs": {"General": True}}, "not_applicable"), part="*",
    ),
    *plain(
        "aws_mwaa_environment_webserver_private", "AWS::MWAA::Environment", {"WebserverAccessMode": "PRIVATE_ONLY"},
        {"WebserverAccessMode": "PUBLIC_ONLY"}, part="*",
    ),
    *plain("aws_transfer_server_without_ftp", "AWS::Transfer::Server", {"Protocols": ["SFTP"]}, {"Protocols": ["SFTP", "FTP"]}, part="*"),
    *plain(
        "aws_transfer_server_logs", "AWS::Transfer::Server",
        {"StructuredLogDestinations": ["arn:aws:logs:eu-west-1:<account>:log-group:t"]}, {}, part="*",
    ),
    *plain(
        "aws_workspaces_user_volume_encrypted", "AWS::WorkSpaces::Workspace", {"UserVolumeEncryptionEnabled": True},
        {"UserVolumeEncryptionEnabled": False}, ("that says nothing of it", {}, "fail"),
    ),
    *plain(
        "aws_workspaces_root_volume_encrypted", "AWS::WorkSpaces::Workspace", {"RootVolumeEncryptionEnabled": True},
        {"RootVolumeEncryptionEnabled": False}, ("that says nothing of it", {}, "fail"),
    ),
    *plain(
        "aws_athena_workgroup_logged", "AWS::Athena::WorkGroup", {"Configuration": {"PublishCloudWatchMetricsEnabled": True}},
        {"Configuration": {"PublishCloudWatchMetricsEnabled": False}}, part="*",
    ),
    *plain(
        "aws_athena_workgroup_results_encrypted", "AWS::Athena::WorkGroup",
        {"Configuration": {"ResultConfiguration": {"EncryptionConfiguration": {"EncryptionOption": "SSE_S3"}}}},
        {"Configuration": {"ResultConfiguration": {"OutputLocation": "s3://a"}, "EnforceWorkGroupConfiguration": True}}, part="*",
    ),
    *plain(
        "aws_datasync_task_logs", "AWS::DataSync::Task", {"CloudWatchLogGroupArn": "arn:aws:logs:eu-west-1:<account>:log-group:d"}, {},
        part="*",
    ),
    *plain(
        "aws_cloudformation_stack_notifies", "AWS::CloudFormation::Stack", {"NotificationARNs": ["arn:aws:sns:eu-west-1:<account>:t"]},
        {"NotificationARNs": []},
    ),
    *plain(
        "aws_cloudformation_stack_termination_protected", "AWS::CloudFormation::Stack", {"EnableTerminationProtection": True},
        {"EnableTerminationProtection": False},
        ("within a stack", {"ParentId": "arn:aws:cloudformation:eu-west-1:<account>:stack/a/1"}, "not_applicable"),
    ),
    *plain(
        "aws_cognito_pool_asks_for_mfa", "AWS::Cognito::UserPool", {"MfaConfiguration": "OPTIONAL"}, {"MfaConfiguration": "OFF"},
        part="*",
    ),
    *plain(
        "aws_cognito_identity_pool_knows_everybody", "AWS::Cognito::IdentityPool", {"AllowUnauthenticatedIdentities": False},
        {"AllowUnauthenticatedIdentities": True}, part="*",
    ),
)  # fmt: skip
