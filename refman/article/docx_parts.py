"""The parts of a .docx package: which file is which, its styles and its properties."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from refman.article.xml import Element, parse_xml
from refman.article.zipped import Package
from refman.errors import UnreadableError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TRANSITIONAL = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
"""Namespaces of strict documents, and those that all others have."""
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph or character style, with what it inherits."""

    name: str = ""
    italic: bool = False


@dataclass(slots=True)
class Parts:
    """The parts of one document, parsed when asked for."""

    package: Package
    main: str
    by_kind: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, package: Package) -> "Parts":
        """Follow the relationships of a package; raises `UnreadableError` where it holds no Word document."""
        main = _targets(package, "").get("officeDocument", "word/document.xml")
        if main not in package:
            raise UnreadableError(
                f"a damaged document: {main} is missing",
                where=package.where,
                hint="Open it in Word or LibreOffice and save it again.",
            )
        return cls(package, main, _targets(package, main))

    def body(self) -> Element:
        """The element `w:body`."""
        root = self._parse(self.main)
        body = root.find(f"{W}body")
        if body is None:
            raise UnreadableError(
                f"no Word document: {self.main} has no body",
                where=self.package.where,
                hint="Save it as .docx.",
            )
        return body

    def part(self, kind: str) -> Element | None:
        """The root of the part of a kind (`footnotes`, `styles`, …), None where the document has none."""
        return self.file(self._name(kind))

    def links(self, kind: str) -> dict[str, str]:
        """Addresses by the id of their relationship, for the part of a kind."""
        relations = _relationships(self.package, self._name(kind))
        return {one.get("Id", ""): one.get("Target", "") for one in relations if _is_external(one)}

    def file(self, name: str) -> Element | None:
        """The root of a part with a fixed name, None where the document has none."""
        return self._parse(name) if name in self.package else None

    def _name(self, kind: str) -> str:
        return self.by_kind.get(kind, posixpath.join(posixpath.dirname(self.main), f"{kind}.xml"))

    def _parse(self, name: str) -> Element:
        data = self.package.read(name)
        for strict, usual in _TRANSITIONAL.items():
            data = data.replace(strict, usual)
        return parse_xml(data, f"{self.package.where}: {name}")


def _relationships(package: Package, part: str) -> Iterator[Element]:
    """The relationships of a part, or ("") of the whole package."""
    folder, name = posixpath.split(part)
    name = posixpath.join(folder, "_rels", f"{name}.rels")
    if name in package:
        yield from parse_xml(package.read(name), f"{package.where}: {name}").iter(_RELATIONSHIP)


def _is_external(relationship: Element) -> bool:
    return bool(relationship.get("TargetMode") == "External")


def _targets(package: Package, part: str) -> dict[str, str]:
    """Kind of relationship to the name of its (first) internal part."""
    found: dict[str, str] = {}
    folder = posixpath.dirname(part)
    for relation in _relationships(package, part):
        target = relation.get("Target", "")
        if target and not _is_external(relation):
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            found.setdefault(posixpath.basename(relation.get("Type", "")), posixpath.normpath(path))
    return found


def value(parent: Element, name: str, default: str = "") -> str:
    """`w:val` of the child `w:name` of an element."""
    child = parent.find(f"{W}{name}") if parent is not None else None
    return default if child is None else str(child.get(f"{W}val", default))


def switch(properties: Element, name: str) -> bool | None:
    """A toggle such as `w:i`: on, off, or None where it is not there."""
    child = properties.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val", "true").lower() not in _OFF


def styles(root: Element | None) -> dict[str, Style]:
    """Style id to style; `name` is the English one that Word keeps for its own styles, in lower case."""
    if root is None:
        return {}
    elements = {element.get(f"{W}styleId", ""): element for element in root.iter(f"{W}style")}
    return {
        key: Style(value(element, "name").lower(), _is_italic(element, elements))
        for key, element in elements.items()
    }


def _is_italic(element: Element, elements: dict[str, Any]) -> bool:
    for _ in range(20):  # a chain of styles may be damaged into a ring
        properties = element.find(f"{W}rPr")
        italic = switch(properties, "i") if properties is not None else None
        if italic is not None:
            return italic
        element = elements.get(value(element, "basedOn"))
        if element is None:
            return False
    return False


def custom_properties(root: Element | None) -> dict[str, str]:
    """Properties that programs added to the document: name to text."""
    return {} if root is None else {one.get("name", ""): "".join(one.itertext()) for one in root}
