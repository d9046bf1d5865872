"""Understanding what members type: deterministic, local, no guesses with money."""
