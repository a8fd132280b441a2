"""The meaning written a second time, twice: by brute force over the cells, and as an answer-set program."""
