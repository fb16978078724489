"""The county's institutions, its people and what happens to them."""
