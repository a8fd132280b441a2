"""A system of rules in numbers, and how they are shown."""
