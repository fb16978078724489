"""The command line: everything that can be done with data, without a browser."""
