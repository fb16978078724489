"""Opening a workspace and running every model: time, and memory beside files that are mapped."""
