"""A run that grows from an earlier one beside a full run over the same data."""
