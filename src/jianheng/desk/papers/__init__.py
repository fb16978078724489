"""Documents of supervision: what follows from a confirmed clue until it is rectified."""
