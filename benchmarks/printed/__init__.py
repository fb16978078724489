"""Terms and ranges that courts printed, held against the arithmetic."""
