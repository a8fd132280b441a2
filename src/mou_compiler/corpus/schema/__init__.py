"""What may be written: declarations, fields, the shapes of their values, and the words for them."""
