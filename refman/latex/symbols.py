"""LaTeX commands and the characters they print, both ways.

Sources: the tables of "Every symbol (most symbols) defined by unicode-math", the LaTeX kernel's `fontenc` and
`textcomp` commands, the biblatex manual (formatting commands, section 4.10) and babel's quotation marks.
"""

COMBINING = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "h": "\u0309",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
    "G": "\u030f",
    "textcommabelow": "\u0326",
}
"""Accent command → combining character."""

LETTERS = {
    "ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å",
    "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
    "ng": "ŋ", "NG": "Ŋ", "ij": "ĳ", "IJ": "Ĳ",
}  # fmt: skip
"""Letters that a command prints and that case changes may touch."""

SIGNS = {
    "textendash": "–", "textemdash": "—", "ldots": "…", "dots": "…", "textellipsis": "…",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
    "textquotesingle": "'", "textquotedbl": '"', "lq": "‘", "rq": "’",
    "glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘", "flqq": "«", "frqq": "»", "flq": "‹", "frq": "›",
    "quotedblbase": "„", "quotesinglbase": "‚", "guillemotleft": "«", "guillemotright": "»",
    "guillemetleft": "«", "guillemetright": "»", "guilsinglleft": "‹", "guilsinglright": "›",
    "textexclamdown": "¡", "textquestiondown": "¿", "copyright": "©", "textcopyright": "©",
    "textregistered": "®", "texttrademark": "™", "S": "§", "P": "¶", "textsection": "§", "textparagraph": "¶",
    "pounds": "£", "textsterling": "£", "euro": "€", "texteuro": "€", "EUR": "€", "textyen": "¥", "textcent": "¢",
    "textdegree": "°", "degree": "°", "textnumero": "№", "textbullet": "•", "textperiodcentered": "·",
    "textmu": "µ", "textordfeminine": "ª", "textordmasculine": "º", "textpm": "±", "texttimes": "×",
    "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾", "textdagger": "†", "dag": "†",
    "textdaggerdbl": "‡", "ddag": "‡", "textasciitilde": "~", "textasciicircum": "^", "textbackslash": "\\",
    "textbar": "|", "textless": "<", "textgreater": ">", "textunderscore": "_", "textasteriskcentered": "*",
    "textbraceleft": "{", "textbraceright": "}", "textdollar": "$", "textasciigrave": "`", "textprime": "′",
    "slash": "/", "TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "XeTeX": "XeTeX",
    "quad": " ", "qquad": " ", "space": " ", "par": " ", "newline": " ", "linebreak": " ", "break": " ", "thinspace": "\u2009", "nobreakspace": "\u00a0",
    "nobreakdash": "\u2011", "addspace": " ", "adddot": ".", "addcomma": ",", "addcolon": ":",
    "addsemicolon": ";", "addnbspace": "\u00a0", "bibrangedash": "–", "hyphen": "-",
}  # fmt: skip
"""Signs that a command prints; case does not matter to them."""

SYMBOLS = {
    "\\": " ", " ": " ", ",": "\u2009", ";": " ", ":": " ", "!": "", "-": "", "/": "", "@": "",
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", "\n": " ", "\t": " ",
}  # fmt: skip
"""Commands of one character that is no letter."""

SILENT = frozenset(
    "relax protect newblock noindent noopsort noop isdot unskip ignorespaces allowbreak hfil "
    "begin end hspace vspace tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge "
    "bgroup egroup nohyphens hskip strut sortnoop SortNoop mbox text textrm textsf texttt textup textmd textnormal "
    "autocap mkbibparens mkbibbrackets hbox url nolinkurl path bibstring lowercase uppercase MakeUppercase "
    "MakeLowercase MakeCapital mkbibacro normalfont rm sf tt upshape mdseries selectfont bibhyphen nocite "
    "foreignlanguage textlatin ordinalnum".split()
)
"""Commands that print nothing themselves: their argument, if any, stands."""

DROPPED_ARGUMENT = frozenset(
    "noopsort noop sortnoop SortNoop foreignlanguage href textcolor nocite hskip begin end hspace vspace".split()
)
"""Commands whose first argument is not printed."""

QUOTING = frozenset({"enquote", "mkbibquote", "textquote"})
STYLES = {
    "emph": "i", "textit": "i", "textsl": "i", "mkbibemph": "i", "mkbibitalic": "i",
    "textbf": "b", "mkbibbold": "b", "textsc": "sc",
    "textsuperscript": "sup", "mkbibsuperscript": "sup", "textsubscript": "sub", "mkbibsubscript": "sub",
}  # fmt: skip
"""Command with an argument → tag of CSL's rich text."""

DECLARATIONS = {
    "em": "i", "it": "i", "sl": "i", "itshape": "i", "slshape": "i", "bf": "b", "bfseries": "b",
    "sc": "sc", "scshape": "sc",
}  # fmt: skip
"""Command that holds to the end of its group → tag."""

GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "ϕ",
    "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ",
    "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip
MATH = GREEK | {
    "times": "×", "pm": "±", "mp": "∓", "cdot": "·", "div": "÷", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥",
    "neq": "≠", "ne": "≠", "approx": "≈", "sim": "∼", "simeq": "≃", "equiv": "≡", "propto": "∝", "infty": "∞",
    "to": "→", "rightarrow": "→", "leftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒", "Leftarrow": "⇐",
    "partial": "∂", "nabla": "∇", "sum": "∑", "prod": "∏", "int": "∫", "in": "∈", "notin": "∉", "subset": "⊂",
    "subseteq": "⊆", "supset": "⊃", "cup": "∪", "cap": "∩", "emptyset": "∅", "forall": "∀", "exists": "∃",
    "neg": "¬", "wedge": "∧", "vee": "∨", "oplus": "⊕", "otimes": "⊗", "circ": "∘", "bullet": "•", "star": "⋆",
    "ast": "∗", "dagger": "†", "prime": "′", "ell": "ℓ", "hbar": "ℏ", "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ",
    "langle": "⟨", "rangle": "⟩", "perp": "⊥", "parallel": "∥", "degree": "°", "ldots": "…", "dots": "…",
    "cdots": "⋯", "lbrace": "{", "rbrace": "}", "mid": "∣", "setminus": "∖", "ll": "≪", "gg": "≫", "log": "log",
    "ln": "ln", "sin": "sin", "cos": "cos", "exp": "exp", "max": "max", "min": "min", "lim": "lim",
}  # fmt: skip
"""Mathematical commands that one character (or word) says as well."""

SUPERSCRIPTS = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
SUBSCRIPTS = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")

TAGS = {
    "i": ("<i>", "</i>"),
    "b": ("<b>", "</b>"),
    "sc": ('<span style="font-variant:small-caps;">', "</span>"),
    "sup": ("<sup>", "</sup>"),
    "sub": ("<sub>", "</sub>"),
    "nocase": ('<span class="nocase">', "</span>"),
}
"""CSL-JSON's rich text (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html)."""
