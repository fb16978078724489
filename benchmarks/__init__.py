"""How long the engine takes beside the same question written by hand."""
