"""The dictionary's YAML files turned into tables and code lists, every problem with its line and column."""
