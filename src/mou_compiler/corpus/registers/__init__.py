"""Tables of texts of law beside a corpus, and the titles that stand for them."""
