"""How many columns of files that institutions export in their own styles are recognised, and how many wrongly."""
