"""What differs between two corpora, or two days of one, by meaning (grammar/meaning.md, Comparison)."""
