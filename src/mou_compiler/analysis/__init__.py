"""The corpus as checks, tables, scenarios and statistics ask about it."""
