"""Help: hard words, the manual, and the first steps on the demo county."""
