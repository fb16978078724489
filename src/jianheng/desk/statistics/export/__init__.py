"""Figures as files that leave the workbench: with their conditions, definitions, day, and who drew them."""
