"""What is particular to Spark."""
