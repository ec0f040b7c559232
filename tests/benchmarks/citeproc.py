"""How many lines of a bibliography are those that citeproc-js prints.

    npm install --prefix FOLDER citeproc
    python -m tests.benchmarks.citeproc --modules FOLDER/node_modules --locales FOLDER_OF_LOCALES ITEMS.json …

ITEMS.json are works in CSL-JSON; the locales are the official `locales-en-US.xml` and its like
(https://github.com/citation-style-language/locales). Each work goes into a .bib and back before it is printed, as it
does in use. With `--verbose` the lines that differ are shown. Peer: pandoc alone.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from refman.bibliography import pandoc, to_entry, to_item
from refman.bibliography.dialects import write_entries
from refman.bibliography.render import plain_text, set_bibliography, to_text
from refman.bibliography.styles import find_style, styles_folder
from refman.bibtex import parse
from refman.model import Item
from tests.bibliography.test_references import STYLES

SCRIPT = r"""
const CSL = require("citeproc"), fs = require("fs"), [style, file, locales] = process.argv.slice(1);
const items = Object.fromEntries(JSON.parse(fs.readFileSync(file, "utf8")).map(item => [item.id, item]));
CSL.Output.Formats.text["@bibliography/entry"] = function (_, line) { return JSON.stringify([this.system_id, line]) + "\n"; };
const engine = new CSL.Engine({
  retrieveLocale: tag => { const file = `${locales}/locales-${tag}.xml`;
    return fs.readFileSync(fs.existsSync(file) ? file : `${locales}/locales-en-US.xml`, "utf8"); },
  retrieveItem: id => JSON.parse(JSON.stringify(items[id])),
}, fs.readFileSync(style, "utf8"), "en-US", true);
engine.setOutputFormat("text");
engine.updateItems(Object.keys(items));
console.log(engine.makeBibliography()[1].join(""));
"""
SCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹", "01234567890123456789")


def normal(line: str) -> str:
    """A line without differences of spacing and of raised figures."""
    line = re.sub(r"\s+", " ", line).strip().translate(SCRIPTS)
    return re.sub(r"^(\[?\d+[\].])\s*", r"\1 ", line)


def citeproc_lines(path: Path, style: str, modules: Path, locales: Path) -> dict[str, str]:
    """What citeproc-js prints, by the works' ids."""
    command = ["node", "-e", SCRIPT, str(styles_folder() / f"{style}.csl"), str(path), str(locales)]
    done = subprocess.run(
        command, env=os.environ | {"NODE_PATH": str(modules)}, capture_output=True, check=True
    )
    return dict(json.loads(line) for line in done.stdout.decode().splitlines() if line.strip())


def refman_lines(items: list[Item], style: str) -> dict[str, str]:
    """What refman prints for the works after they went into a .bib and back."""
    blocks = parse(write_entries(to_entry(item, str(item["id"])) for item in items))
    stored = [to_item(block.entry) for block in blocks if block.entry]
    return {entry.id: to_text(entry) for entry in set_bibliography(stored, find_style(style))}


def pandoc_lines(items: list[Item], style: str) -> dict[str, str]:
    """What pandoc prints alone."""
    csl = styles_folder() / f"{style}.csl"
    document = pandoc.read_json(["--from=csljson", "--citeproc", f"--csl={csl}"], json.dumps(items).encode())
    entries = document["blocks"][-1]["c"][1]
    return {entry["c"][0][0].removeprefix("ref-"): plain_text(entry["c"][1][0]["c"]) for entry in entries}


def equal(ours: Mapping[str, str], theirs: Mapping[str, str], *, verbose: bool = False) -> float:
    """The share of lines that are equal, in per cent."""
    keys = theirs.keys() | ours.keys()
    wrong = [key for key in keys if normal(ours.get(key, "")) != normal(theirs.get(key, ""))]
    for key in sorted(wrong) if verbose else ():
        print(f"  {key}\n    - {normal(theirs.get(key, ''))}\n    + {normal(ours.get(key, ''))}")
    return 100 * (1 - len(wrong) / len(keys))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("items", nargs="+", type=Path)
    parser.add_argument("--modules", type=Path, required=True)
    parser.add_argument("--locales", type=Path, required=True)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    if not shutil.which("node") or not (options.modules / "citeproc").is_dir():
        print("skipped: needs node and the npm package citeproc")
        return
    for path in options.items:
        items: list[Item] = json.loads(path.read_text(encoding="utf-8"))
        print(f"{path.name + f' ({len(items)} works)':34} {'refman':>7} {'pandoc':>7}")
        for style in STYLES:
            theirs = citeproc_lines(path, style, options.modules, options.locales)
            shares = (
                equal(refman_lines(items, style), theirs, verbose=options.verbose),
                equal(pandoc_lines(items, style), theirs),
            )
            print(f"{style:34} {shares[0]:6.1f}% {shares[1]:6.1f}%", flush=True)


if __name__ == "__main__":
    main()
