"""What every page shares: frame, style, words, charts."""
