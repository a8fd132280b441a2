"""Who bears a name, and what a use of one refers to."""
