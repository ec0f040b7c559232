"""LaTeX to Unicode and back."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from refman.latex import (
    from_markup,
    latex_ascii,
    strip_markup,
    subscript,
    superscript,
    to_latex,
    to_markup,
    to_unicode,
)

READ = [
    (r"plain", "plain"),
    (r"M{\"u}ller", "Müller"),
    (r"M\"uller", "Müller"),
    (r"\'{\i}", "í"),
    (r"\'\i", "í"),
    (r"{\'E}cole", "École"),
    (r"\' e", "é"),
    (r"Ver{\v s}i\'c", "Veršić"),
    (r"\c{c} \c c", "ç ç"),
    (r"\H{o} \u g \k{a} \r{a} \d{s} \b{d}", "ő ğ ą å ṣ ḏ"),
    (r"Nguy{\~{\^e}}n", "Nguyễn"),
    (r"\t{oo}", "o͡o"),
    (r"stra{\ss}e, {\O}re, \ae\ \L{}\'od\'z", "straße, Øre, æ Łódź"),
    (r"\~{}user \^{} \textasciitilde user \={}", "~user ^ ~user "),
    (r"``quoted'' -- and --- `single'", "“quoted” – and — ‘single'"),
    (r"?`Qu\'e? !`Ah!", "¿Qué? ¡Ah!"),
    (r"50\% \& \#1 a\_b \$5 \{x\}", "50% & #1 a_b $5 {x}"),
    (r"a~b\ c\,d\-e\/f", "a\u00a0b c\u2009def"),
    (r"line\\break", "line break"),
    (r"\emph{Homo sapiens} {\em x} \textbf{y}", "Homo sapiens x y"),
    (r"\enquote{a \enquote{b} c}", "“a ‘b’ c”"),
    (r"\href{http://x.y}{text} \url{http://x.y}", "text http://x.y"),
    (r"\noopsort{1973b}1973", "1973"),
    (r"\foreignlanguage{german}{Wort}", "Wort"),
    (r"H$_2$O, $x^2$, $\alpha$-helix, $n$-body, $E=mc^{2}$", "H₂O, x², α-helix, n-body, E=mc²"),
    (r"\(x_{ij}\) \ensuremath{\beta}", "xij β"),
    (r"$\mathrm{CO}_2$ $\mathcal{O}(n)$ $10^{-3}$", "CO₂ O(n) 10⁻³"),
    (r"$\frac{a}{b}$ $x^$ ${$ $\mathbf x$", r"$\frac{a}{b}$ $x^$ ${$ $\mathbf x$"),
    (r"\unknown{bar} \mystery end", r"bar \mystery end"),
    (r"unbalanced } and { here", "unbalanced  and  here"),
    (r"{\sc Small} \textsc{caps}", "Small caps"),
    (r"\guillemotleft x\guillemotright{} \glqq y\grqq{}", "«x» „y“"),
    (r"\LaTeX{} \TeX", "LaTeX TeX"),
    (r"$a~b\,c\%$", "a\u00a0b\u2009c%"),
    ("tail\\", "tail\\"),
    (r"\emph", ""),
    (r"5\textperthousand{} \textpertenthousand", "5‰ ‱"),
    (r"$\Leftrightarrow$ \textschwa", "⇔ ə"),
    (r"a\linebreak b\par c", "a b c"),
    (r"{\LARGE x}\hspace{1em}\begin{center}y\end{center}", "xy"),
    (r"\"", '"'),
]


@pytest.mark.parametrize(("latex", "text"), READ)
def test_latex_is_read(latex: str, text: str) -> None:
    assert to_unicode(latex) == text


MARKUP = [
    (r"{ISIS} Women", '<span class="nocase">ISIS</span> Women'),
    (r"{\'E}cole", "École"),
    (r"\emph{Homo sapiens} and \textbf{x}", "<i>Homo sapiens</i> and <b>x</b>"),
    (r"\textsc{bce}", '<span style="font-variant:small-caps;">bce</span>'),
    (r"H\textsubscript{2}O\textsuperscript{+}", "H<sub>2</sub>O<sup>+</sup>"),
    (r"a {\it b c} d", "a <i>b c</i> d"),
    (r"{A {B} c}", '<span class="nocase">A B c</span>'),
]


@pytest.mark.parametrize(("latex", "markup"), MARKUP)
def test_emphasis_and_protection_become_rich_text(latex: str, markup: str) -> None:
    assert to_markup(latex) == markup
    assert to_markup(from_markup(markup)) == markup


def test_a_protected_stretch_may_begin_with_a_command() -> None:
    markup = '<span class="nocase"><i>x</i><sup>2</sup></span> and <span class="nocase">α</span>'
    assert to_markup(from_markup(markup)) == markup


WRITTEN = [
    ("R&D costs 5% of $1 #1 a_b", r"R\&D costs 5\% of \$1 \#1 a\_b", r"R\&D costs 5\% of \$1 \#1 a\_b"),
    ("1914–1918 — x\u00a0y", "1914--1918 --- x~y", "1914--1918 --- x~y"),
    ("Müller, Łódź, Çetin", "Müller, Łódź, Çetin", r"M{\"u}ller, {\L}{\'o}d{\'z}, {\c{C}}etin"),
    ("“so” ‘it’ is…", "“so” ‘it’ is…", r"``so'' `it' is{\ldots}"),
    ("α ≤ β", "α ≤ β", r"\ensuremath{\alpha} \ensuremath{\leq} \ensuremath{\beta}"),
    ("í ğ ő ı", "í ğ ő ı", r"{\'\i} {\u{g}} {\H{o}} {\i}"),
    (
        "a\\b {c} ~ ^",
        r"a\textbackslash{}b \textbraceleft{}c\textbraceright{} \textasciitilde{} \textasciicircum{}",
        r"a\textbackslash{}b \textbraceleft{}c\textbraceright{} \textasciitilde{} \textasciicircum{}",
    ),
    (
        r"the limit $\frac{a}{b}$ for $5 and $6",
        r"the limit $\frac{a}{b}$ for \$5 and \$6",
        r"the limit $\frac{a}{b}$ for \$5 and \$6",
    ),
    ("Москва 北京", "Москва 北京", "Москва 北京"),
    ("‰ ‽", "‰ ‽", r"{\textperthousand} {\textinterrobang}"),
    ("Ħamrun ⅓", "Ħamrun ⅓", "Ħamrun ⅓"),
]


@pytest.mark.parametrize(("text", "utf8", "ascii_"), WRITTEN)
def test_text_is_written(text: str, utf8: str, ascii_: str) -> None:
    assert to_latex(text) == utf8
    assert to_latex(text, ascii_only=True) == ascii_
    assert latex_ascii(utf8) == ascii_


@pytest.mark.parametrize(
    ("markup", "latex", "plain"),
    [
        ("<i>x", "<i>x", "<i>x"),
        ("a < b > c", "a < b > c", "a < b > c"),
        ("<i>a<b>c</i>d", r"\emph{a<b>c}d", "a<b>cd"),
        ("<span>x</span>", "x", "x"),
        ("<sc>x</sc>", r"\textsc{x}", "x"),
        ("x</i>", "x</i>", "x</i>"),
        ("plain", "plain", "plain"),
    ],
)
def test_tags_without_a_partner_are_text(markup: str, latex: str, plain: str) -> None:
    assert from_markup(markup) == latex
    assert strip_markup(markup) == plain


def test_scripts_need_all_their_characters() -> None:
    assert superscript("2+") == "²⁺"
    assert superscript("2x") == "2x"
    assert subscript("10") == "₁₀"
    assert subscript("i") == "i"


printable = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn", "Zl", "Zp")))


@given(printable)
def test_what_is_written_is_read_back(text: str) -> None:
    assume("$" not in text or "\\" not in text)
    assert to_unicode(to_latex(text)) == text


@given(st.text(st.sampled_from("aéñßŁőçÜ &%$#_-–—{}~^'\"`?!ıøΩ½€")))
def test_ascii_is_read_back(text: str) -> None:
    written = to_latex(text, ascii_only=True)
    assert written.isascii()
    if "'" not in text and "`" not in text:
        assert to_unicode(written) == text


@example("$^}$")
@given(st.text(st.sampled_from("{}\\$^_ab'\"`~-%& \n")))
def test_nothing_makes_it_stumble(text: str) -> None:
    assert isinstance(to_unicode(text), str)
    assert isinstance(to_markup(text), str)


def test_what_is_nested_too_deeply_stays_as_it_is() -> None:
    text = "{" * 5000 + "x" + "}" * 5000
    assert to_unicode(text) == to_markup(text) == text
