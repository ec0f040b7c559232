"""Twenty .bib files as people have them, each with the key of an entry to touch. All made up."""

MANY = "".join(f"@misc{{k{i:03}, title = {{Title {i}}}, year = {1900 + i % 100}}}\n" for i in range(300))

NASTY: dict[str, tuple[bytes, str]] = {
    "jabref": (
        "% Encoding: UTF-8\n\n@Article{Ünal2001,\n  author    = {Ünal, Ayşe and Öz, M.},\n  title     = {{A Title}},\n"
        "  journal   = {Zeitschrift für {B}},\n  year      = {2001},\n  file      = {:a\\;b.pdf:PDF},\n"
        "  timestamp = {2001.01.01},\n}\n\n@Comment{jabref-meta: databaseType:bibtex;}\n\n"
        "@Comment{jabref-meta: grouping:\n0 AllEntriesGroup:;\n1 StaticGroup:Mine\\;0\\;1\\;\\;\\;\\;;\n}\n".encode(),
        "Ünal2001",
    ),
    "zotero": (
        (
            b"\n@article{doe_title_2015,\n\ttitle = {A \\&\\ B: the {DNA} story},\n\tvolume = {9},\n\tissn = {1234-5678},\n"
            b"\turl = {http://example.org/a_b?c=d%20e},\n\tabstract = {First.\n\nSecond \\{paragraph\\}.},\n\tlanguage = {en},\n"
            b"\tauthor = {Doe, Jane and {van der Berg}, Jan},\n\tmonth = may,\n\tyear = {2015},\n\tkeywords = {a, b},\n}\n"
        ),
        "doe_title_2015",
    ),
    "mendeley with a mark of byte order": (
        (
            b"\xef\xbb\xbf@article{Doe2015,\nabstract = {Some text},\nauthor = {Doe, Jane},\nissn = {12345678},\n"
            b"mendeley-groups = {My Group},\npages = {1--9},\ntitle = {{A Title}},\nyear = {2015}\n}\n@book{Roe2000,\n"
            b"author = {Roe, Richard},\ntitle = {{Another}},\nyear = {2000}\n}\n"
        ),
        "Doe2015",
    ),
    "carriage returns": (
        (
            b'@string{ pt = "Perspectives" }\r\n\r\n@article{a,\r\n    title = {T},\r\n    journal = pt,\r\n    year = 2001\r\n}\r\n\r\n'
            b"@book{b,\r\n    title = {U},\r\n    year = 2002\r\n}\r\n"
        ),
        "a",
    ),
    "old Mac": (b"@article{a,\r  title = {T},\r  year = 2001\r}\r\r@book{b,\r  title = {U}\r}\r", "a"),
    "Latin-1": (
        "@book{müller,\n  author = {Müller, Jörg},\n  title = {Straße}\n}\n".encode("latin-1"),
        "müller",
    ),
    "Windows-1252": ("@book{a,\n  title = {Smart “quotes” – and €}\n}\n".encode("cp1252"), "a"),
    "declared Latin-2": (
        "% Encoding: ISO-8859-2\n@book{a,\n  title = {Łódź i Gdańsk},\n  year = 1999\n}\n".encode(
            "iso8859-2"
        ),
        "a",
    ),
    "a mark of UTF-8 before other bytes": (b"\xef\xbb\xbf@book{a,\n  title = {M\xfcller}\n}\n", "a"),
    "other ends of lines": (
        "@book{a,\r\n  title = {T\u2028U\x85V},\r\n  abstract = {W\x0bX\x0c\r\n\r\nY\x1cZ}\r\n}\r\n".encode(),
        "a",
    ),
    "UTF-16": (b"\xff\xfe" + "@book{a,\n  title = {Wörter}\n}\n".encode("utf-16-le"), "a"),
    "parentheses": (
        b'@ARTICLE( key1,\n   AUTHOR = "Doe, (Jane)",\n   TITLE = "On {)} and )",\n   YEAR = 1999 )\n@string( x = "y" )\n',
        "key1",
    ),
    "leading commas": (
        b"@article{ a\n  , author = {Doe, J.}\n  , title  = {T}\n  , year   = {2000}\n  }\n",
        "a",
    ),
    "one line each": (MANY.encode(), "k150"),
    "no white space": (b"@misc{a,title={A},year=2000}@misc{b,title={B}}@misc{c,title={C}}", "b"),
    "comments all over": (
        (
            b"My library\n==========\nsee foo@example.org\n\n@misc{a, title={A}} trailing words\n% @misc{off, title={Off}}\n"
            b"between\n\n@misc{b,\n  % a remark\n  title={B}} @misc{c, title={C}}\nThe end"
        ),
        "b",
    ),
    "broken blocks": (
        (
            b"@article{open, title = {Never closed,\n  year = 2000\n\n@article{fine,\n  title = {Fine},\n  year = 2001,\n}\n\n"
            b"@article{nocomma\n  title = {T},\n}\n\n@misc{late, title = {x}, dangling}\n\n}}} stray {{ braces\n"
            b'@book{quote, title = "never closed}\n'
        ),
        "fine",
    ),
    "missing commas": (
        b"@article{a,\n  author = {Doe, Jane}\n  title = {Swallowed}\n  year = 2000\n}\n\n@book{b,\n  title = {B}\n}\n",
        "b",
    ),
    "duplicate keys": (
        (
            b"@misc{same, title={First}, year=2000}\n@misc{same, title={Second}, year=2001}\n@misc{Same, title={Third}}\n"
            b"@misc{, title={No key}}\n@misc{twice, title={A}, Title={B}}\n"
        ),
        "same",
    ),
    "strings and preamble": (
        (
            b'@PREAMBLE{ "\\newcommand{\\noop}[1]{}" # "x" }\n@STRING{ acm = "ACM" }\n@string{press = acm # { Press}}\n'
            b'@book{a,\n  title = "A" # { and B},\n  publisher = press,\n  month = "4~" # may,\n  year = 2000,\n}\n'
        ),
        "a",
    ),
    "aligned in capitals": (
        (
            b"@BOOK{KNUTH,\n  AUTHOR     =  {Knuth, Donald E.},\n  TITLE      =  {The {\\TeX}book},\n"
            b"  YEAR       =  {1984},\n  PUBLISHER  =  {Addison}\n}\n"
        ),
        "KNUTH",
    ),
    "values to the right": (
        (
            b'@InProceedings{x:y/z+1,\n  author =\t "A. Uthor",\n  title =\t "T",\n  booktitle =\t "Proc.",\n  year =\t 2000,\n'
            b"}\n\n\n\n\n@misc{void,}\n@misc{empty}\n"
        ),
        "x:y/z+1",
    ),
    "deep braces and escapes": (
        b'@misc{a,\n  title = {{{{Deep}}} \\{ and \\} and \\" and $x_{i_{j}}$},\n  note = "{\\"u} and {"}"\n}\n',
        "a",
    ),
}
