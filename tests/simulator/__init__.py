"""Tests of the outside world in a box: that it is as strict as the real one, and as unreliable when asked."""
