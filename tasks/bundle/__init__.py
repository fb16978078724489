"""Bundles for closed networks."""
