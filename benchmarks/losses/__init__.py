"""Every model over a county of which something is lost: what is no longer found is left open and never silent."""
