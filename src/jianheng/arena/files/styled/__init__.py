"""The county's files as each institution would really export them, in local styles that are data."""
