"""Scenarios: hypotheticals that a corpus puts to itself, what becomes of each, and why."""
