"""What the workspace holds: the overview, batches, their problems, corrections, deletion."""
