"""Pages of the documents that are written from the law data."""
