"""The county as files: what units hand over, and tables for sizes that no file of theirs would have."""
