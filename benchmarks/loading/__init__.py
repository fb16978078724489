"""Opening a workspace for a run: time, and memory beside files that are mapped."""
