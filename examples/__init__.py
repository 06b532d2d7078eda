"""Examples to copy; each is run as a test."""
