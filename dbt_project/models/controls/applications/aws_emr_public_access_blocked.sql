{{ config(meta={
    'title': 'Clusters of EMR that are open to everybody are refused',
    'severity': 'critical',
    'scope': 'region',
    'assessment': 'automated',
    'reads': {'AWS::Account::Region': ['EmrBlockPublicAccess']},
    'parameters': {},
    'remediation': 'Turn on the block of public access in the region, with no ports left open but 22 where it has to be.',
}) }}
{{ judge(
    ref('int_compliance__region_settings'),
    holds="emr_block_public_access.BlockPublicSecurityGroupRules and len(list_filter(
            coalesce(emr_block_public_access.PermittedPublicSecurityGroupRuleRanges, []),
            lambda r: not coalesce(r.MinRange = 22 and coalesce(r.MaxRange, 22) = 22, false)
        )) = 0",
    passes="'clusters that are open to everybody are refused'",
    fails="if(
        emr_block_public_access.BlockPublicSecurityGroupRules, 'other ports than 22 may be open to everybody', 'public access is open'
    )",
    evidence={'EmrBlockPublicAccess': 'emr_block_public_access'},
    parts=['EmrBlockPublicAccess'],
    unread="'the setting of the region could not be read'",
) }}
