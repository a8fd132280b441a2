"""Text to tree: tokens, a table-driven parser with recovery, the tree, and the formatter."""
