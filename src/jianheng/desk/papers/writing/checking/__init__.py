"""What is wrong with a unit's own template: everything at once, each with its mend."""
