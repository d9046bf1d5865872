"""The runtime on real Redis, with the real flows and words."""
