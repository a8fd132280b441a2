"""What other programs reason with: rows as facts and as policies, made of the typed rows of a compiled corpus."""
