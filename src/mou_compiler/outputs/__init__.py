"""Outputs: one file per format, found by being here; each turns a compiled corpus into bytes."""
