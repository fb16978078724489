"""The engine beside SQL written by hand that gives all that the engine gives for an act, not the answer alone."""
