"""What a text is once read: places in it, the room its letters take, and frames that show a place to a person."""
