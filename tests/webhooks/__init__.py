"""Tests of the doors to the street and of the wiring."""
