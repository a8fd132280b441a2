"""Resolved corpus to meaning: the days of everything, the world, and each measure as a rule."""
