"""What rules mean: situations, boxes of situations, applicability and effects. Pure; knows no text.

grammar/meaning.md states the domain and the meaning in words; every module here names the section it follows.
"""
