"""Text comes in: files of a corpus, places in them, and code frames that show a place to a person."""
