"""The pages of the site, each kind a module: what stands on them, as blocks."""
