"""Every model of the library over the invented county, at sizes that show how it grows."""
