"""Last days of terms by the law beside bare calendar arithmetic."""
