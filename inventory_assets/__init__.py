"""Cloud-asset inventory: a Dagster code location over a DuckDB/Parquet warehouse. Only the version lives here."""

__version__ = "0.1.0"
