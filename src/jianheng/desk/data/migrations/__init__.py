"""Tables of the data app."""
