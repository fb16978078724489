"""Keeping a workspace: backups in one file, and bringing earlier workspaces up to date."""
