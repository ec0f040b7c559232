"""Whether two lists of authors mean the same people."""

from functools import lru_cache

from refman.dedupe.levels import Author
from refman.dedupe.values import clean
from refman.dedupe.words import same_word


def compare_authors(one: str, two: str, truncated: bool) -> Author:
    """Compare family names, in any order; `truncated` says that one list ends in "et al."."""
    if not one or not two:
        return Author.NEITHER if one == two else Author.MISSING
    if one == two:
        return Author.SAME
    a, b = one.split(), two.split()
    if len(a) > len(b):
        a, b = b, a
    first = same_word(a[0], b[0])
    rest = list(b)
    shared = 0
    for name in a:
        twin = name if name in rest else next((other for other in rest if same_word(name, other)), None)
        if twin is not None:
            rest.remove(twin)
            shared += 1
    if shared == len(a):
        return Author.SAME if not rest else Author.TRUNCATED if truncated or first else Author.FIRST
    if shared * 3 >= len(a) * 2 and len(a) > 2:
        return Author.TRUNCATED if len(rest) - (len(a) - shared) > 1 else Author.SAME
    return Author.FIRST if first else Author.SOME if shared else Author.DIFFERENT


@lru_cache(maxsize=1 << 14)
def _long_words(text: str) -> frozenset[str]:
    return frozenset(word for word in clean([text])[0].split() if len(word) > 2)


def compare_all_names(one: str, two: str, found: int) -> int:
    """Compare all long words of the raw fields, for names whose order could not be told."""
    a, b = _long_words(one), _long_words(two)
    small, shared = min(len(a), len(b)), len(a & b)
    if small > 1 and shared >= 0.8 * max(len(a), len(b)):
        return Author.SAME
    contained = shared == small > 1 or (small > 2 and shared >= 0.9 * small)
    return Author.TRUNCATED if contained else found
