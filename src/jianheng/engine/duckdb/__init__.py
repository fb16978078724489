"""What is particular to DuckDB."""
