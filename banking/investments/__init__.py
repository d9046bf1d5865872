"""Term deposits: what they earn and what the tax takes (M27, M72)."""
