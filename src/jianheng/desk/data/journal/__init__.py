"""What the resident office records itself."""
