"""Text comes in: the files of a corpus, read as they are or refused with a reason."""
