"""The flows, one module each, in the order of the manual."""
