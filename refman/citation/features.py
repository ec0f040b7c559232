"""What the tagger sees of every token: itself, its neighbours, and where in the note's structure it stands."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from refman.citation.tokens import Token

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
_QUOTES: Final = {"“": "”", "‘": "’", "„": "“", "«": "»", "»": "«", '"': '"', "'": "'", "‚": "‘", "`": "'"}
_BRACKETS: Final = {"(": ")", "[": "]"}
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d[a-z]?(?:[-–/](?:\d\d|\d{4}))?$")
_ROMAN = re.compile(r"[ivxlc]+(?:[-–][ivxlc]+)?$", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?|ftp)://|www\.|10\.\d{4}|.+@", re.IGNORECASE)
_RUNS = re.compile(r"(A+)|(a+)|(9+)")
_REACH: Final = 60


def _shape(text: str) -> str:
    letters = "".join("A" if c.isupper() else "a" if c.isalpha() else "9" if c.isdigit() else c for c in text)
    return _RUNS.sub(lambda m: m.group()[: 2 if m.group(1) else 1] if not m.group(3) else m.group()[:5], letters)[:10]


def _kind(text: str, lower: str) -> str:  # noqa: PLR0911
    first = text[0]
    if first.isdigit():
        if _YEAR.match(text):
            return "year"
        return "range" if any(c in text for c in "-–—‐‑−") else f"num{min(len(text), 5)}"
    if len(text) == 1 and first.isupper():
        return "initial"
    if lower in _CLASSES:
        return _CLASSES[lower]
    if not first.isalpha():
        return text[:2]
    if _ADDRESS.match(text):
        return "address"
    if len(text) == 1:
        return "letter"
    if _ROMAN.match(text):
        return "roman"
    if text.isupper():
        return "upper"
    return "cap" if first.isupper() else "lower"


class _Word:
    """The features of one word form, ready made for every place that it can have beside the token in question."""

    __slots__ = ("kind", "lower", "places", "shape", "stops")

    def __init__(self, text: str) -> None:
        lower = text.lower()
        if _ADDRESS.match(text):
            lower = "address"
        self.lower, self.kind, self.shape = lower, _kind(text, lower), _shape(text) if lower != "address" else "address"
        near = [f"w={lower}", f"k={self.kind}", f"h={self.shape}"]
        full = [*near, f"p2={lower[:2]}", f"p3={lower[:3]}", f"p4={lower[:4]}", f"s2={lower[-2:]}", f"s3={lower[-3:]}", f"s4={lower[-4:]}", f"n={min(len(text), 9)}"]
        if self.shape.startswith("Aa"):
            full.append("Aa")
        side = [*near, f"s3={lower[-3:]}"]
        self.places: dict[int, list[str]] = {0: full}
        for offset in (-1, 1):
            self.places[offset] = [f"{offset}{f}" for f in side]
        for offset in (-2, 2):
            self.places[offset] = [f"{offset}{f}" for f in near]
        for offset in (-3, 3):
            self.places[offset] = [f"{offset}{near[0]}", f"{offset}{near[1]}"]


@lru_cache(maxsize=50_000)
def _word(text: str) -> _Word:
    return _Word(text)


def _bucket(distance: int) -> str:
    return str(distance) if distance < 4 else "4" if distance < 7 else "7" if distance < 13 else "13" if distance < 25 else "+"


def _enclosures(tokens: Sequence[Token], words: Sequence[_Word]) -> tuple[list[int], list[int], list[int]]:
    """For each token the index of the sign that opens the quotation, bracket and emphasis around it, or -1."""
    n = len(tokens)
    quote, bracket, emphasis = [-1] * n, [-1] * n, [-1] * n
    for i, token in enumerate(tokens):
        sign = token.text
        if sign in _QUOTES and quote[i] < 0:
            if sign in "'`‘’" and not _opens(tokens, words, i):
                continue
            if (end := _closing(tokens, words, i, _QUOTES[sign])) > 0:
                quote[i : end + 1] = [i] * (end + 1 - i)
        elif sign in _BRACKETS and bracket[i] < 0:
            if (end := _matching(tokens, i, _BRACKETS[sign])) > 0:
                bracket[i : end + 1] = [i] * (end + 1 - i)
        elif sign == "*" and emphasis[i] < 0:
            end = next((j for j in range(i + 1, min(n, i + _REACH)) if tokens[j].text == "*"), -1)
            if end > 0:
                emphasis[i : end + 1] = [i] * (end + 1 - i)
    return quote, bracket, emphasis


def _opens(tokens: Sequence[Token], words: Sequence[_Word], i: int) -> bool:
    """Whether a single quotation mark stands where one opens: after a gap or bracket and right before a word."""
    after = i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end
    before = i > 0 and tokens[i - 1].end == tokens[i].start and tokens[i - 1].text[-1].isalnum()
    return after and not before


def _closing(tokens: Sequence[Token], words: Sequence[_Word], i: int, close: str) -> int:
    for j in range(i + 1, min(len(tokens), i + _REACH)):
        if tokens[j].text != close:
            continue
        if close in "'’" and j + 1 < len(tokens) and tokens[j + 1].start == tokens[j].end and tokens[j + 1].text[0].isalpha():
            continue
        return j
    return -1


def _matching(tokens: Sequence[Token], i: int, close: str) -> int:
    depth, opening = 0, tokens[i].text
    for j in range(i, min(len(tokens), i + _REACH)):
        depth += (tokens[j].text == opening) - (tokens[j].text == close)
        if depth == 0:
            return j
    return -1


def _sentences(tokens: Sequence[Token], words: Sequence[_Word], quote: Sequence[int]) -> list[int]:
    """The number of the clause that each token stands in; clauses end at semicolons and full stops."""
    numbers, number = [], 0
    for i, token in enumerate(tokens):
        numbers.append(number)
        sign = token.text
        if sign == ";" and quote[i] < 0:
            number += 1
        elif sign in ".?!" and i > 0 and i + 1 < len(tokens):
            before, after = tokens[i - 1], tokens[i + 1]
            gap = after.start > token.end or (i + 2 < len(tokens) and after.text in "”\"’'*)")
            long = len(before.text) > 3 or not before.text[0].isalpha()
            if gap and long and (after.text[0].isupper() or not after.text[0].isalnum()):
                number += 1
    return numbers


_MARKS: Final = ("year", "address", "ibid", "supra", "editor", "in", "versus", "page", "volume", "press", "access", "month", "journal")


def _clause_features(words: Sequence[_Word], numbers: Sequence[int], quote: Sequence[int]) -> list[list[str]]:
    """What each clause holds as a whole: years, quotations, addresses, key words, and how much of it is prose."""
    count = numbers[-1] + 1 if numbers else 0
    held: list[set[str]] = [set() for _ in range(count)]
    prose, size = [0] * count, [0] * count
    for i, word in enumerate(words):
        k = numbers[i]
        size[k] += 1
        prose[k] += word.kind == "lower"
        if word.kind in _MARKS:
            held[k].add(word.kind)
        elif word.kind.startswith("num") or word.kind == "range":
            held[k].add("num")
        if quote[i] >= 0:
            held[k].add("quote")
    result = []
    for k in range(count):
        features = [f"c:{mark}" for mark in sorted(held[k])]
        features.append(f"c%{10 * prose[k] // size[k]}")
        features.append(f"c#{_bucket(size[k])}")
        features.append("c=" + "".join(m[0] for m in ("quote", "year", "address", "num") if m in held[k]))
        result.append(features)
    return result


_LETTER: Final = {"initial": "I", "letter": "i", "cap": "C", "upper": "U", "lower": "l", "year": "y", "range": "r", "and": "&", "particle": "p", "month": "m", "address": "@"}
_DELIMITERS: Final = frozenset(",;:()[]“”„«»\"*<>")


def _chunk_features(tokens: Sequence[Token], words: Sequence[_Word]) -> tuple[list[int], list[list[str]]]:
    """Chunks are what stands between punctuation: for each token its chunk, and what each chunk looks like.

    A chunk's outline is the string of the kinds of its words: `I C` is a name, `C l l C` part of a title.
    """
    numbers: list[int] = []
    outlines: list[str] = [""]
    ends: list[str] = [""]
    sizes: list[int] = [0]
    for i, word in enumerate(words):
        numbers.append(len(outlines) - 1)
        sign = tokens[i].text
        full_stop = sign in ".?!" and i > 0 and (len(tokens[i - 1].text) > 3 or not tokens[i - 1].text[0].isalpha())
        if sign in _DELIMITERS or full_stop:
            if outlines[-1]:
                ends[-1] = sign
                outlines.append("")
                ends.append("")
                sizes.append(0)
            continue
        kind = word.kind
        if kind == ".":
            continue
        letter = _LETTER.get(kind) or ("n" if kind.startswith("num") else kind[0] if len(kind) == 1 else f"<{kind[:3]}>")
        sizes[-1] += 1
        if not outlines[-1].endswith(letter * 2):
            outlines[-1] += letter
    result = []
    last = len(outlines) - 1
    for k, outline in enumerate(outlines):
        short = outline[:9]
        before = outlines[k - 1][:9] if k else "^"
        after = outlines[k + 1][:9] if k < last else "$"
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
    return numbers, result


def _distances(hits: Sequence[bool]) -> tuple[list[int], list[int]]:
    """How far back the last hit before each token is, and how far ahead the next one from it on; 99 for none."""
    n = len(hits)
    back, ahead = [99] * n, [99] * n
    last = -99
    for i in range(n):
        back[i] = min(99, i - last) if last >= 0 else 99
        if hits[i]:
            last = i
    following = -1
    for i in range(n - 1, -1, -1):
        if hits[i]:
            following = i
        ahead[i] = min(99, following - i) if following >= 0 else 99
    return back, ahead


def features(tokens: Sequence[Token]) -> list[list[str]]:
    """The names of the features of each token, in the order of the tokens."""
    words = [_word(t.text) for t in tokens]
    n = len(tokens)
    quote, bracket, emphasis = _enclosures(tokens, words)
    numbers = _sentences(tokens, words, quote)
    clauses = _clause_features(words, numbers, quote)
    year_back, year_ahead = _distances([w.kind == "year" for w in words])
    quote_back, quote_ahead = _distances([q == i for i, q in enumerate(quote)])
    semi_back, semi_ahead = _distances([t.text == ";" and quote[i] < 0 for i, t in enumerate(tokens)])
    url_back, url_ahead = _distances([w.kind == "address" for w in words])
    _, number_ahead = _distances([w.kind.startswith("num") or w.kind == "range" for w in words])
    chunk, chunks = _chunk_features(tokens, words)
    lower = [0]
    for w in words:
        lower.append(lower[-1] + (w.kind == "lower"))
    result = []
    seen: set[str] = set()
    seen_mask = ""
    previous_content = next_content = ""
    content = [i for i, w in enumerate(words) if w.lower[0].isalnum() or w.lower == "address"]
    following = 0
    for i, word in enumerate(words):
        f = list(word.places[0])
        for offset in (-3, -2, -1, 1, 2, 3):
            j = i + offset
            if 0 <= j < n:
                f += words[j].places[offset]
            elif offset in {-1, 1}:
                f.append(f"{offset}edge")
        before = words[i - 1] if i else None
        after = words[i + 1] if i + 1 < n else None
        if before:
            f.append(f"-1|0={before.lower}|{word.lower}")
            f.append(f"-1|0k={before.kind}|{word.kind}")
            if tokens[i - 1].end < tokens[i].start:
                f.append("gap")
        if after:
            f.append(f"0|1={word.lower}|{after.lower}")
            f.append(f"0|1k={word.kind}|{after.kind}")
        if before and after:
            f.append(f"-1|0|1k={before.kind}|{word.kind}|{after.kind}")
            f.append(f"-1|1={before.lower}|{after.lower}")
        # the nearest words beyond punctuation
        while following < len(content) and content[following] <= i:
            following += 1
        next_content = words[content[following]].kind if following < len(content) else "end"
        f.append(f"pc={previous_content}")
        f.append(f"nc={next_content}")
        f.append(f"pc|0={previous_content}|{word.kind}")
        f.append(f"pc|nc={previous_content}|{next_content}")
        # around it
        state = ""
        if (q := quote[i]) >= 0:
            state += "q"
            f.append(f"q{_bucket(i - q)}")
        elif i and quote[i - 1] >= 0:
            f.append("afterq")
        if (b := bracket[i]) >= 0:
            state += "b"
            f.append(f"b{_bucket(i - b)}")
            f.append(f"b:{words[b + 1].kind}" if b + 1 < n else "b:")
        elif i and bracket[i - 1] >= 0:
            f.append("afterb")
        if (e := emphasis[i]) >= 0:
            state += "e"
            f.append(f"e{_bucket(i - e)}")
        elif i and emphasis[i - 1] >= 0:
            f.append("aftere")
        f.append(f"st={state}")
        f.append(f"st|0={state}|{word.kind}")
        # distances
        f.append(f"yb{_bucket(year_back[i])}")
        f.append(f"ya{_bucket(year_ahead[i])}")
        f.append(f"qb{_bucket(quote_back[i])}")
        f.append(f"qa{_bucket(quote_ahead[i])}")
        f.append(f"sb{_bucket(semi_back[i])}")
        f.append(f"sa{_bucket(semi_ahead[i])}")
        f.append(f"ub{_bucket(url_back[i])}")
        f.append(f"ua{_bucket(url_ahead[i])}")
        f.append(f"na{_bucket(number_ahead[i])}")
        f.append(f"i{_bucket(i)}")
        f.append(f"r{_bucket(n - 1 - i)}")
        f.append(f"l-{(lower[i] - lower[max(0, i - 7)])}")
        f.append(f"l+{(lower[min(n, i + 8)] - lower[i + 1])}")
        f += clauses[numbers[i]]
        f += chunks[chunk[i]]
        f.append(f"o^{_bucket(i - chunk.index(chunk[i]))}")
        if i and numbers[i] != numbers[i - 1]:
            f.append("c^")
        # what came before in this stretch
        f.append(f"seen={seen_mask}")
        f.append(f"seen|0={seen_mask}|{word.kind}")
        result.append(f)
        if word.lower[0].isalnum():
            previous_content = word.kind
        if word.lower == ";" and quote[i] < 0:
            seen, seen_mask = set(), ""
        else:
            mark = _mark(word.kind)
            if mark and mark not in seen:
                seen.add(mark)
                seen_mask = "".join(sorted(seen))
            if q >= 0 and "q" not in seen:
                seen.add("q")
                seen_mask = "".join(sorted(seen))
    return result


_MARK: Final = {"year": "y", "in": "i", "editor": "e", "address": "u", "range": "r", "ibid": "o", "supra": "o", "versus": "v"}


def _mark(kind: str) -> str:
    return "n" if kind.startswith("num") else _MARK.get(kind, "")
