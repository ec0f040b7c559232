"""LaTeX source to text: emphasis as `*…*`, quotes and accents in Unicode, addresses as they are."""

import re
from collections.abc import Callable

from refman.article.tex_scan import group_end
from refman.latex import to_unicode

_EMPHASIS = re.compile(r"\\(?:emph|textit|textsl|mkbibemph|mkbibitalic|citetitle)\s*(?=\{)")
_SWITCH = re.compile(r"\{\s*\\(?:em|it|itshape|sl|slshape)\b\s*")
_DROPPED = re.compile(
    r"\\(?:label|index|bibliography|bibliographystyle|vspace|hspace|todo|marginpar|vskip|hskip|phantom|hypertarget|selectlanguage|color|includegraphics)\*?(?:\[[^\]]*\])?\s*(?=\{)"
)
_URL = re.compile(r"\\(url|path|nolinkurl|href)\s*(?=\{)|\\(?:url|path)\|([^|]*)\|")
_QUOTE = re.compile(r"\\(?:enquote|textquote|mkbibquote)\*?(?:\[[^\[\]]*\])?\s*(?=\{)")
_GERMAN_QUOTES = {'"`': "„", "\"'": "“"}
_GERMAN_HYPHENS = re.compile(r'(?<=\w)"(?:([=~])|[-"|])(?=\w)')
_SPACES = re.compile(
    r"\\(?:par|newline|linebreak|noindent|smallskip|medskip|bigskip|indent|xspace|protect|relax|sloppy|maketitle|centering|item"
    r"|raggedright|hfill|vfill|hline|(?:top|mid|bottom)rule|(?:footnote|script|normal)size|small|large|(?:clear|new|page)(?:page|break)"
    r"|tableofcontents|tabularnewline|end(?:first|last)?(?:head|foot))\b\s*|\\(?:caption\*?|printbibliography)(?:\[[^\]]*\])?|\\\\(?:\[[^\]]*\])?|\\[,;:! ]|~"
)
_ENVIRONMENT = re.compile(
    r"\\begin\s*\{(?:tabular[xy*]?|longtable)\}(?:\[[^\]]*\])?(?:\{(?:[^{}]|\{[^{}]*\})*\}){1,2}|\\(?:begin|end)\s*\{[^{}]*\}(?:\[[^\]]*\])?"
    r"|\\(?:setlength|addtolength)\s*\{[^{}]*\}\s*\{[^{}]*\}"
)
_TERM = re.compile(r"\\item\s*\[([^\]]*)\]")
_HEADINGS = re.compile(r"\\(?:part|chapter|(?:sub)*section|(?:sub)?paragraph)\*?(?:\[[^\]]*\])?\s*(?=\{)")
_ON, _OFF = "\ue010", "\ue011"
LINK, LEADS, LINKED = "\ue014", "\ue015", "\ue016"
"""What stands around linked words in text where links are kept: `LINK` address `LEADS` words `LINKED`."""
_LINKS = re.compile(f"{LINK}[^{LEADS}]*{LEADS}|{LINKED}")


def tex_text(source: str, *, emphasis: bool = True, links: bool = False) -> str:
    """The text of a piece of LaTeX on one line; `emphasis` marks it with `*…*`, `links` keeps where words lead."""
    text = _replaced(source, _DROPPED, lambda _: " ")
    text, kept = _addresses(text)
    text = _replaced(text, _QUOTE, lambda inner: f"“{inner}”")
    text = _replaced(text, _EMPHASIS, lambda inner: f"{_ON}{inner}{_OFF}")
    text = _switched(text)
    text = _ENVIRONMENT.sub(" ", _SPACES.sub(" ", _TERM.sub(r"\1 ", _german(text))))
    text = " ".join(to_unicode(re.sub(r"\s+", " ", text)).split())
    text = re.sub(r"(?<=\w)'(?=\w)|(?<=[\w.,!?])'", "’", text)
    for number, address in enumerate(kept):
        text = text.replace(f"\ue020{number}\ue021", address)
    text = text if links else _LINKS.sub("", text)
    return (_starred(text) if emphasis else re.sub(f"[{_ON}{_OFF}]", "", text)).strip()


def _german(text: str) -> str:
    """Text without the short forms of the package babel for German: quotation marks, hyphens, places to break."""
    if '"`' in text:
        for short, sign in _GERMAN_QUOTES.items():
            text = text.replace(short, sign)
    return _GERMAN_HYPHENS.sub(lambda m: "-" if m.group(1) else "", text)


def _replaced(text: str, pattern: re.Pattern[str], make: Callable[[str], str]) -> str:
    """Replace a command and its group by what `make` makes of the group's content, inner ones too."""
    for _ in range(20):
        pieces, position, changed = [], 0, False
        while match := pattern.search(text, position):
            end = group_end(text, match.end()) if text[match.end() : match.end() + 1] == "{" else -1
            pieces.append(text[position : match.start()])
            if end < 0:
                position = match.end()
                continue
            pieces.append(make(text[match.end() + 1 : end - 1]))
            position, changed = end, True
        text = "".join([*pieces, text[position:]])
        if not changed:
            break
    return text


def _addresses(text: str) -> tuple[str, list[str]]:
    r"""Put addresses aside, since `_`, `%`, `~` and `#` mean themselves in them; that of `\href` goes before its text."""
    kept: list[str] = []
    pieces, position = [], 0
    while match := _URL.search(text, position):
        end = match.end() if match.group(2) is not None else group_end(text, match.end())
        pieces.append(text[position : match.start()])
        if end < 0:
            position = match.end()
            continue
        address = match.group(2) if match.group(2) is not None else text[match.end() + 1 : end - 1]
        stand_in = f"\ue020{len(kept)}\ue021"
        kept.append(re.sub(r"\\([%#_&~{}])", r"\1", "".join(address.split())))
        position = end
        if match.group(1) == "href":
            close = group_end(text, end) if text[end : end + 1] == "{" else -1
            stand_in = f"{LINK}{stand_in}{LEADS}{text[end + 1 : close - 1]}{LINKED}" if close > 0 else ""
            position = max(end, close)
        pieces.append(stand_in)
    return "".join([*pieces, text[position:]]), kept


def _switched(text: str) -> str:
    r"""`{\em x}` and `{\it x}`."""
    pieces, position = [], 0
    while match := _SWITCH.search(text, position):
        end = group_end(text, match.start())
        pieces.append(text[position : match.start()])
        if end < 0:
            position = match.end()
            continue
        pieces.append(f"{_ON}{text[match.end() : end - 1]}{_OFF}")
        position = end
    return "".join([*pieces, text[position:]])


def _starred(text: str) -> str:
    """Emphasis as `*…*`: asterisks hug the words, emphasis within emphasis is none."""
    out, depth = [], 0
    for piece in re.split(f"([{_ON}{_OFF}])", text):
        if piece == _ON:
            depth += 1
            out.append("*" if depth == 1 else "")
        elif piece == _OFF:
            out.append("*" if depth == 1 else "")
            depth = max(0, depth - 1)
        else:
            out.append(piece)
    text = "".join(out)
    return re.sub(r"\*(\s*)([^*]*?)(\s*)\*", lambda m: f"{m[1]}*{m[2]}*{m[3]}" if m[2] else m[1] + m[3], text)


def without_headings(text: str) -> str:
    """Body source whose headings are paragraphs of their own."""
    return _replaced(text, _HEADINGS, lambda inner: f"\n\n{inner}\n\n")
