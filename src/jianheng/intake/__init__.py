"""Files and documents in: read, recognised, cleaned and kept as batches that never change."""
