"""Runs of the models: asked for, looked at, held against each other."""
