"""Dagster assets: thin wrappers around collecting, dbt and publishing, without logic of their own."""
