"""Files to start from, and small injuries to them."""

import io
import json
import random
import tempfile
import zipfile
from pathlib import Path

from tests.article.pdf.sheets import FILLER, article
from tests.conftest import REPOSITORY, SHARED
from tests.library.nasty import NASTY

TOKENS = (
    b"[1]", b"\\footnote{", b"<ref>", b"[^1]:", b"ibid.", b"@article{", b"&#0;", b"\x00", b"\xff\xfe", b"{" * 50,
    b"<!--", b"\r", b"\\", b"%", b'"', b"}", b"TY  - ", b"ER  - ", b"PMID- ", b"null", b"[[", b"-1", b"9" * 400,
    b"<p>" * 40, b"]]>", b"\xe2\x80\xa8", b"\xcc\x81", b"---\n", b"\n\n", b"\t", b"^[", b"[@", b"\\begin{", b"# ",
)  # fmt: skip
_WRITTEN = {
    "docx": "docx",
    "odt": "odt",
    "epub": "epub3",
    "tex": "latex",
    "xml": "jats_archiving",
    "html": "html",
    "txt": "plain",
}


def mutate(data: bytes, chance: random.Random) -> bytes:
    """One to eight small injuries: flipped, lost, doubled, moved or foreign bytes, or a cut."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        if not out:
            return b""
        at = chance.randrange(len(out))
        span = min(chance.choice((1, 2, 8, 64, 512)), len(out) - at)
        match chance.randrange(7):
            case 0:
                out[at] = chance.randrange(256)
            case 1:
                del out[at : at + span]
            case 2:
                out[at:at] = out[at : at + span] * chance.choice((1, 2, 40))
            case 3:
                out[at : at + span] = chance.randbytes(span)
            case 4:
                out[at:at] = chance.choice(TOKENS)
            case 5:
                to = chance.randrange(len(out))
                out[to:to] = out[at : at + span]
            case _:
                if chance.random() < 0.1:
                    del out[at:]
    return bytes(out)


def mutate_zip(data: bytes, chance: random.Random) -> bytes:
    """Injure one member and pack the rest as it was: the reader meets broken content, not only a broken archive."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        names = source.namelist()
        hurt = chance.choice([n for n in names if n.endswith((".xml", ".xhtml", ".opf", ".rels"))] or names)
        for name in names:
            content = source.read(name)
            packed.writestr(name, mutate(content, chance) if name == hurt else content)
    return target.getvalue()


def injured(data: bytes, chance: random.Random) -> bytes:
    """A file with some injuries; an archive most often inside."""
    try:
        return (
            mutate_zip(data, chance) if data[:2] == b"PK" and chance.random() < 0.8 else mutate(data, chance)
        )
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return mutate(data, chance)


def seeds() -> dict[str, bytes]:
    """Inputs to start from, by file name: each format that refman reads, and what it keeps itself."""
    return {**_articles(), **_bibliographies(), **_papers(), **_documents()}


def _articles() -> dict[str, bytes]:
    """The sample articles, in every format that can be written from them."""
    import pypandoc

    samples = REPOSITORY / "references" / "articles"
    found = {p.name: p.read_bytes() for p in sorted(samples.iterdir())}
    markdown = next(samples.glob("*.md"))
    with tempfile.TemporaryDirectory() as folder:
        for suffix, kind in _WRITTEN.items():
            path = Path(folder, f"sample.{suffix}")
            pypandoc.convert_file(str(markdown), kind, outputfile=str(path), extra_args=["--standalone"])
            found[path.name] = path.read_bytes()
    notes = ["^1^ A. Doe, *Ink* (Leeds: Aire, 2001), 3.", "^2^ Ibid., 4."]
    found["sample.pdf"] = article(
        ([*FILLER[:3], "A sentence.^1^ Another.^2^"], notes), (FILLER, ["^3^ Doe, *Ink*, 7."])
    )
    found["notes.list"] = "\n".join(
        json.loads(line)["text"]
        for line in (REPOSITORY / "references" / "library.provenance.jsonl")
        .read_text(encoding="utf-8")
        .splitlines()
        if '"record": "citation"' in line
    ).encode()
    return found


def _bibliographies() -> dict[str, bytes]:
    """The sample library in every format, its provenance, and .bib files that are hard to keep whole."""
    from refman.bibliography import to_item
    from refman.bibliography.csljson import write_csljson
    from refman.bibliography.ris import write_ris
    from refman.library import Library

    library = REPOSITORY / "references" / "library.bib"
    items = [{**to_item(entry), "id": key} for key, entry in Library.open(library).entries.items()]
    nbib = (
        "PMID- 1\nTI  - On rivers\n      and mills\nFAU - Doe, Jane\nAU  - Doe J\nDP  - 2019 Mar-Apr\nJT  - Area\n"
        "VI  - 4\nPG  - 123-9\nAID - 10.1000/182 [doi]\nPT  - Journal Article\n\nPMID- 2\nTI  - B\nDP  - 2001\n"
    )
    return {
        "library.bib": library.read_bytes(),
        "library.provenance.jsonl": library.with_name("library.provenance.jsonl").read_bytes(),
        "items.ris": write_ris(items).encode(),
        "items.json": write_csljson(items).encode(),
        "items.nbib": nbib.encode(),
        **{f"{name}.bib": data for name, (data, _) in NASTY.items()},
    }


def _papers() -> dict[str, bytes]:
    """What cites from a library: by-products of LaTeX, manuscripts."""
    return {
        "paper.aux": b"\\relax\n\\citation{a,b}\n\\abx@aux@cite{0}{c}\n\\@input{part.aux}\n",
        "paper.bcf": b'<bcf:section number="0"><bcf:citekey order="1">a</bcf:citekey></bcf:section>',
        "cites.tex": b"\\cites[1]{a}[2]{b} \\nocite{*} % \\cite{c}\n\\textcite*[see][4]{d, e}\n\\input{part}\n",
        "cites.md": b"As @a says [see @b, 4; -@{c:d}]. `@code` mail@example.org\n\n```\n@no\n```\n",
    }


def _documents() -> dict[str, bytes]:
    """Real documents, where the folder of test data is here."""
    folder = SHARED / "documents"
    found = [p for p in sorted(folder.iterdir()) if p.suffix != ".jsonl"] if folder.is_dir() else []
    return {p.name: p.read_bytes() for p in found}
