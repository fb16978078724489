"""The steps of adding files to a workspace."""
