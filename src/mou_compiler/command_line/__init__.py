"""What every command shares: options, configuration, the corpus asked about, and how a run ends."""
