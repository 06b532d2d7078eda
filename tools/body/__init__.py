"""Build the canonical body from openly licensed parts: skin, skeleton, registration, landmarks."""
