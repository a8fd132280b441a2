"""Tree to resolved corpus: declarations as frozen data, names resolved, time laid out."""
