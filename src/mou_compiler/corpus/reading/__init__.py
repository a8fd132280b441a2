"""From the tree to declarations, and what is told of that which cannot be read."""
