"""The command line: one file for each command, found by being here, imported when called."""
