{{ config(meta={
    'title': 'Instances act as a role',
    'severity': 'medium',
    'scope': 'resource',
    'assessment': 'automated',
    'reads': {'AWS::EC2::Instance': []},
    'parameters': {},
    'remediation': 'Attach an instance profile with a role of what the instance needs.',
}) }}
-- EC2 leaves the profile out where there is none.
{{ judge(
    ref('stg_aws__ec2_instances'),
    holds='coalesce(iam_instance_profile.Arn, iam_instance_profile.Id) is not null',
    passes="'it acts by ' || coalesce(iam_instance_profile.Arn, iam_instance_profile.Id)",
    fails="'it has no instance profile, so that keys have to be put on it'",
    evidence={'IamInstanceProfile': 'iam_instance_profile'},
    applies="state.Name not in ('terminated', 'shutting-down')",
    otherwise="'it is being terminated'",
) }}
