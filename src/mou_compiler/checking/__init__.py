"""The machinery of checks: what one is, how all are run, grouped and accepted in place."""
