"""Enforcement tables: who carries out what against whom, from when until when, and where it is written."""
