"""What the tagger sees of every token: itself, its neighbours, and where in the note's structure it stands."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import Final

from refman.citation.structure import NOWHERE, chunks, clauses, enclosures, is_delimiter
from refman.citation.tokens import Token

OFFSETS: Final = (-3, -2, -1, 0, 1, 2, 3)
"""How far a token sees the words around it."""

_CLASSES: Final[dict[str, str]] = {
    word: name
    for name, words in {
        "month": "january february march april may june july august september october november december jan feb mar apr "
        "jun jul aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember janvier février mars "
        "avril juin juillet août septembre octobre novembre décembre spring summer autumn fall winter",
        "editor": "ed eds edited editor editors hrsg hg herausgegeben herausgeber éd éds dir",
        "translator": "trans translated translator übers übersetzt trad tr",
        "page": "p pp s pg page pages seite seiten at col cols f ff fol",
        "volume": "vol vols volume volumes bd bde band tome t",
        "issue": "no nos nr number issue iss heft h n",
        "part": "para paras paragraph § §§ art arts article section sec ch chap chapter kap rn rz rdnr fn ¶",
        "edition": "edn edition aufl auflage rev revised",
        "in": "in",
        "access": "accessed retrieved abgerufen zugriff visited aufgerufen consulted available",
        "ibid": "ibid ibidem id idem ebd ebenda eadem ders dies",
        "supra": "supra cit loc op above note fn infra fußnote anm fußn hereafter hereinafter oben",
        "signal": "see cf compare vgl siehe also generally quoted cited quoting citing reprinted dazu auch sowie",
        "press": "press verlag publishers publishing books university universität institute institut society",
        "journal": "journal review rev quarterly zeitschrift revue magazine times post studies annals bulletin j l",
        "and": "and & und et y",
        "versus": "v vs versus",
        "particle": "van von de der den del di la le du da dos ter ten zu zum",
    }.items()
    for word in words.split()
}
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d[a-z]?(?:[-–/](?:\d\d|\d{4}))?$")
_ROMAN = re.compile(r"[ivxlc]+(?:[-–][ivxlc]+)?$", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?|ftp)://|www\.|10\.\d{4}|.+@", re.IGNORECASE)
_RUNS = re.compile(r"(A+)|(a+)|(9+)")
_DASHES: Final = frozenset("-–—‐‑−")
_FAR: Final = 99


def _shape(text: str) -> str:
    """`Aa` for a capitalised word, `99` for two digits: runs of letters cut short, of digits kept up to five."""
    letters = "".join("A" if c.isupper() else "a" if c.isalpha() else "9" if c.isdigit() else c for c in text)
    return _RUNS.sub(
        lambda m: m.group()[: 2 if m.group(1) else 1] if not m.group(3) else m.group()[:5], letters
    )[:10]


def _kind(text: str) -> str:
    """The class of a word: a class of key words, a kind of number, how its letters are written, or the sign itself."""
    if text[0].isdigit():
        return (
            "year"
            if _YEAR.match(text)
            else "range"
            if not _DASHES.isdisjoint(text)
            else f"num{min(len(text), 5)}"
        )
    if len(text) == 1 and text.isupper():
        return "initial"
    if (known := _CLASSES.get(text.lower())) is not None:
        return known
    if not text[0].isalpha():
        return text[:2]
    return "address" if _ADDRESS.match(text) else _letters(text)


def _letters(text: str) -> str:
    if len(text) == 1:
        return "letter"
    if _ROMAN.match(text):
        return "roman"
    if text.isupper():
        return "upper"
    return "cap" if text[0].isupper() else "lower"


class _Word:
    """A word form: its class, and its features for every place that it can have beside the token in question."""

    __slots__ = ("is_number", "kind", "lower", "places")

    def __init__(self, text: str) -> None:
        address = _ADDRESS.match(text) is not None
        lower = self.lower = "address" if address else text.lower()
        self.kind = "address" if address and not text[0].isdigit() else _kind(text)
        self.is_number = self.kind.startswith("num")
        shape = "address" if address else _shape(text)
        near = [f"w={lower}", f"k={self.kind}", f"h={shape}"]
        self.places = {
            0: [
                *near,
                *(f"p{n}={lower[:n]}" for n in (2, 3, 4)),
                *(f"s{n}={lower[-n:]}" for n in (2, 3, 4)),
                f"n={min(len(text), 9)}",
                *(["Aa"] if shape.startswith("Aa") else []),
            ]
        }
        for offset, seen in ((1, [*near, f"s3={lower[-3:]}"]), (2, near), (3, near[:2])):
            self.places[-offset] = [f"-{offset}{f}" for f in seen]
            self.places[offset] = [f"{offset}{f}" for f in seen]


@lru_cache(maxsize=50_000)
def _word(text: str) -> _Word:
    return _Word(text)


def word_features(text: str, offset: int) -> list[str]:
    """What a word says of a token that it stands `offset` tokens behind."""
    return _word(text).places[offset]


def features(tokens: Sequence[Token]) -> list[list[str]]:
    """The names of all features of each token, in the order of the tokens."""
    n = len(tokens)
    result = []
    for i, context in enumerate(context_features(tokens)):
        names = [f for o in OFFSETS if 0 <= i + o < n for f in word_features(tokens[i + o].text, o)]
        result.append(names + context)
    return result


def context_features(tokens: Sequence[Token]) -> list[list[str]]:
    """The names of each token's features that depend on more than one word."""
    words = [_word(t.text) for t in tokens]
    quote, bracket, emphasis = enclosures(tokens)
    kinds = [
        _pairs(tokens, words),
        _beyond_punctuation(words),
        _enclosed(words, quote, bracket, emphasis),
        _distances(words, quote),
        _prose(words),
        _clauses(words, clauses(tokens, quote), quote),
        _chunks(tokens, words),
        _history(words, quote),
    ]
    return [list(chain(*of_token)) for of_token in zip(*kinds, strict=True)]


def _pairs(tokens: Sequence[Token], words: Sequence[_Word]) -> list[list[str]]:
    """A token with its neighbours."""
    result = []
    last = len(words) - 1
    for i, word in enumerate(words):
        f = []
        if i:
            before = words[i - 1]
            f += [f"-1|0={before.lower}|{word.lower}", f"-1|0k={before.kind}|{word.kind}"]
            if tokens[i - 1].end < tokens[i].start:
                f.append("gap")
        else:
            f.append("-1edge")
        if i < last:
            after = words[i + 1]
            f += [f"0|1={word.lower}|{after.lower}", f"0|1k={word.kind}|{after.kind}"]
            if i:
                f += [f"-1|0|1k={before.kind}|{word.kind}|{after.kind}", f"-1|1={before.lower}|{after.lower}"]
        else:
            f.append("1edge")
        result.append(f)
    return result


def _beyond_punctuation(words: Sequence[_Word]) -> list[list[str]]:
    """The classes of the nearest words that are no punctuation."""
    content = [w.kind if w.lower[0].isalnum() else "" for w in words]
    following, ahead = "end", []
    for kind in reversed(content):
        ahead.append(following)
        following = kind or following
    result, previous = [], ""
    for word, kind, after in zip(words, content, reversed(ahead), strict=True):
        result.append(
            [f"pc={previous}", f"nc={after}", f"pc|0={previous}|{word.kind}", f"pc|nc={previous}|{after}"]
        )
        previous = kind or previous
    return result


def _bucket(distance: int) -> str:
    for limit, name in ((4, str(distance)), (7, "4"), (13, "7"), (25, "13")):
        if distance < limit:
            return name
    return "+"


_BUCKETS: Final = [_bucket(d) for d in range(_FAR + 1)]


def _named(prefix: str) -> list[str]:
    return [prefix + b for b in _BUCKETS]


_INSIDE: Final = {sign: _named(sign) for sign in "qbe"}


def _enclosed(words: Sequence[_Word], *around: Sequence[int]) -> list[list[str]]:
    """In which quotation, bracket and emphasis a token stands, how far in, or that it stands right behind one."""
    n = len(words)
    result: list[list[str]] = [[] for _ in words]
    states = [""] * n
    for sign, opened in zip("qbe", around, strict=True):
        names, before = _INSIDE[sign], NOWHERE
        for i, start in enumerate(opened):
            if start != NOWHERE:
                states[i] += sign
                result[i].append(names[min(i - start, _FAR)])
                if sign == "b":
                    result[i].append(f"b:{words[start + 1].kind}")
            elif before != NOWHERE:
                result[i].append(f"after{sign}")
            before = start
    for f, state, word in zip(result, states, words, strict=True):
        f.extend((f"st={state}", f"st|0={state}|{word.kind}"))
    return result


_BACK: Final = {m: _named(f"{m}b") for m in "yqsu"}
_AHEAD: Final = {m: _named(f"{m}a") for m in "yqsun"}
_FROM_START, _TO_END = _named("i"), _named("r")


def _distances(words: Sequence[_Word], quote: Sequence[int]) -> list[tuple[str, ...]]:
    """How far it is to the last and next year, quotation, semicolon, address and number, and to both ends."""
    n = len(words)
    hits = {
        "y": [w.kind == "year" for w in words],
        "q": [q == i for i, q in enumerate(quote)],
        "s": [w.lower == ";" and q == NOWHERE for w, q in zip(words, quote, strict=True)],
        "u": [w.kind == "address" for w in words],
        "n": [w.is_number or w.kind == "range" for w in words],
    }
    columns = [_back(hits[m], names) for m, names in _BACK.items()]
    columns += [_ahead(hits[m], names) for m, names in _AHEAD.items()]
    columns.append([_FROM_START[min(i, _FAR)] for i in range(n)])
    columns.append([_TO_END[min(n - 1 - i, _FAR)] for i in range(n)])
    return list(zip(*columns, strict=True))


def _back(hits: Sequence[bool], names: Sequence[str]) -> list[str]:
    distance, result = _FAR, []
    for hit in hits:
        result.append(names[distance])
        distance = 1 if hit else distance + 1 if distance < _FAR else _FAR
    return result


def _ahead(hits: Sequence[bool], names: Sequence[str]) -> list[str]:
    distance, result = _FAR, []
    for hit in reversed(hits):
        distance = 0 if hit else distance + 1 if distance < _FAR else _FAR
        result.append(names[distance])
    return result[::-1]


def _prose(words: Sequence[_Word]) -> list[list[str]]:
    """How many of the seven words before and behind are in lower case."""
    n = len(words)
    lower = [0]
    for word in words:
        lower.append(lower[-1] + (word.kind == "lower"))
    return [
        [f"l-{lower[i] - lower[max(0, i - 7)]}", f"l+{lower[min(n, i + 8)] - lower[i + 1]}"] for i in range(n)
    ]


_MARKS: Final = frozenset(
    "year address ibid supra editor in versus page volume press access month journal".split()
)


def _clauses(words: Sequence[_Word], numbers: Sequence[int], quote: Sequence[int]) -> list[list[str]]:
    """What a token's clause holds as a whole: years, quotations, addresses, key words, and how much of it is prose."""
    count = numbers[-1] + 1 if numbers else 0
    held: list[set[str]] = [set() for _ in range(count)]
    prose, size = [0] * count, [0] * count
    for word, k, quoted in zip(words, numbers, quote, strict=True):
        size[k] += 1
        prose[k] += word.kind == "lower"
        if word.kind in _MARKS:
            held[k].add(word.kind)
        elif word.is_number or word.kind == "range":
            held[k].add("num")
        if quoted != NOWHERE:
            held[k].add("quote")
    of_clause = []
    for marks, lower, length in zip(held, prose, size, strict=True):
        main = "".join(m[0] for m in ("quote", "year", "address", "num") if m in marks)
        share = 10 * lower // max(1, length)
        of_clause.append(
            [*(f"c:{m}" for m in sorted(marks)), f"c%{share}", f"c#{_bucket(length)}", f"c={main}"]
        )
    begins = [i > 0 and k != numbers[i - 1] for i, k in enumerate(numbers)]
    return [[*of_clause[k], "c^"] if new else of_clause[k] for k, new in zip(numbers, begins, strict=True)]


_LETTER: Final = {
    "initial": "I",
    "letter": "i",
    "cap": "C",
    "upper": "U",
    "lower": "l",
    "year": "y",
    "range": "r",
    "and": "&",
    "particle": "p",
    "month": "m",
    "address": "@",
}
_WITHIN: Final = _named("o^")


def _chunks(tokens: Sequence[Token], words: Sequence[_Word]) -> list[list[str]]:
    """What a token's chunk and the chunks beside it look like.

    The outline of a chunk is the string of the classes of its words: `I C` is a name, `C l l C` part of a title.
    """
    numbers = chunks(tokens)
    count = numbers[-1] + 1 if numbers else 0
    outlines, ends, sizes, first = [""] * count, [""] * count, [0] * count, [len(tokens)] * count
    for i, k in enumerate(numbers):
        first[k] = min(first[k], i)
        if is_delimiter(tokens, i):
            if outlines[k]:
                ends[k] = tokens[i].text
        elif (letter := _letter(words[i])) != ".":
            sizes[k] += 1
            if not outlines[k].endswith(letter * 2):
                outlines[k] += letter
    of_chunk = _outlines(outlines, ends, sizes)
    return [[*of_chunk[k], _WITHIN[min(i - first[k], _FAR)]] for i, k in enumerate(numbers)]


def _letter(word: _Word) -> str:
    kind = word.kind
    return _LETTER.get(kind) or ("n" if word.is_number else kind if len(kind) == 1 else f"<{kind[:3]}>")


def _outlines(outlines: Sequence[str], ends: Sequence[str], sizes: Sequence[int]) -> list[list[str]]:
    result = []
    for k, outline in enumerate(outlines):
        short = outline[:9]
        before = outlines[k - 1][:9] if k else "^"
        after = outlines[k + 1][:9] if k + 1 < len(outlines) else "$"
        result.append(
            [
                f"o={short}",
                f"o-={before}",
                f"o+={after}",
                f"o|+={short[:4]}|{ends[k]}|{after[:4]}",
                f"o-|={before[:4]}|{short[:4]}",
                f"o#{_bucket(sizes[k])}{ends[k]}",
            ]
        )
    return result


_MARK: Final = {
    "year": "y",
    "in": "i",
    "editor": "e",
    "address": "u",
    "range": "r",
    "ibid": "o",
    "supra": "o",
    "versus": "v",
}


def _history(words: Sequence[_Word], quote: Sequence[int]) -> list[list[str]]:
    """What has come since the last semicolon: a year, a quotation, "in", an editor, numbers, an address."""
    result = []
    seen: set[str] = set()
    mask = ""
    for word, quoted in zip(words, quote, strict=True):
        result.append([f"seen={mask}", f"seen|0={mask}|{word.kind}"])
        if word.lower == ";" and quoted == NOWHERE:
            seen, mask = set(), ""
            continue
        marks = (
            {"n" if word.is_number else _MARK.get(word.kind, ""), "q" if quoted != NOWHERE else ""}
            - {""}
            - seen
        )
        if marks:
            seen |= marks
            mask = "".join(sorted(seen))
    return result
