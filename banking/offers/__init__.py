"""Products one can ask for: simulators, requests with consent, and how they stand (M134)."""
