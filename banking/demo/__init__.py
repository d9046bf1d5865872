"""The demonstration: members who do not exist, and what is on their books."""
