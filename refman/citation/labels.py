"""The labels that the tagger gives to tokens, beside the names of fields."""

from typing import Final

OUTSIDE: Final = "O"
"""The label of tokens that belong to no citation."""
INSIDE: Final = "-"
"""The label of tokens of a citation that belong to no field: punctuation, "in", "ed."."""
START: Final = "B:"
"""Prefix of the label of a citation's first token."""
