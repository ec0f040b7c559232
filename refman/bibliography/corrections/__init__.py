"""Where pandoc's citeproc prints something else than citeproc-js: corrected here and nowhere else.

Each correction is to the item, the style or the output, whichever is smallest. What pandoc would change is carried
through it in disguise (`carriers`) and restored in the output.
"""

from refman.bibliography.corrections.entries import correct_entry
from refman.bibliography.corrections.hidden_names import correct_hidden_names
from refman.bibliography.corrections.items import correct_item
from refman.bibliography.corrections.letters import correct_letters, set_letters
from refman.bibliography.corrections.roles import correct_roles
from refman.bibliography.corrections.sorted_names import correct_sorted_names
from refman.bibliography.corrections.sorting import correct_sorting
from refman.bibliography.corrections.styles import correct_style
from refman.bibliography.corrections.substitutes import correct_substitutes
from refman.bibliography.corrections.terms import correct_terms

__all__ = [
    "correct_entry",
    "correct_hidden_names",
    "correct_item",
    "correct_letters",
    "correct_roles",
    "correct_sorted_names",
    "correct_sorting",
    "correct_style",
    "correct_substitutes",
    "correct_terms",
    "set_letters",
]
