"""Notes become citations: tokens, features, the tagger, segments, fields, names, dates, short forms."""
