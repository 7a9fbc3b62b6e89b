"""What was paid and what things cost: billing exports, Cost Explorer and price lists, read into the raw zone. What it adds up to is dbt's
affair.
"""
