"""The finding, the one value by which every stage tells a person what is wrong, and what becomes of it."""
