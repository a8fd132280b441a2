"""Checks: one file each, found by being here. Each holds a page, examples, and one pure function."""
