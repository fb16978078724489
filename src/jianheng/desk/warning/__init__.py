"""Early warning: what institutions must have done in the days to come, as lists for their own use."""
