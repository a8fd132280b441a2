"""Outputs on their way to a folder: what one is, file names, editions, and writing all or nothing."""
