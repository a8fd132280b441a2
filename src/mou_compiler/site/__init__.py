"""The site: pages about everything in a corpus, and the data that their scripts read."""
