"""Data: what has come, bringing files in, their quality, requests for them, and the office's own journal."""
