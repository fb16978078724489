"""People, their offices, roles and scope; signing in."""
