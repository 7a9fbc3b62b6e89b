"""How resources are listed: clients, credentials, the engine and its scans. No Dagster, no DuckDB and no dbt in this folder."""
