"""Six typical rules: the engine beside each of them by hand for DuckDB, Polars, pandas, PostgreSQL and Spark."""
