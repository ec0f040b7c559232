"""XML that may be hostile: parsed without network, external files or expansion of entities."""

import re
from collections.abc import Callable
from html.entities import html5
from typing import Any, TypeAlias

from lxml import etree

from refman.article import limits
from refman.errors import LimitError, UnreadableError

Element: TypeAlias = Any
"""An lxml element; lxml carries no types."""

Handler: TypeAlias = Callable[[Any, Element], object]
"""A method that reads an element."""

_LIMIT_CODES = frozenset(
    {
        etree.ErrorTypes.ERR_RESOURCE_LIMIT,
        etree.ErrorTypes.ERR_ENTITY_LOOP,
        etree.ErrorTypes.ERR_INTERNAL_ERROR,
    }
)
_UNDECLARED = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([^\s;&<#]+);")


def parse_xml(data: bytes, where: str) -> Element:
    """The root element of an XML document, without comments and processing instructions.

    A DOCTYPE is allowed, but nothing it points to is read; named characters of HTML become text, with or without
    one. `where` names the file (and the part of it) in messages.

    Raises:
        UnreadableError: not well-formed.
        LimitError: nested too deeply, too long a text, too many elements, or entities that refer to files or to
            each other.

    """
    if data.count(b"<") > 2 * limits.ELEMENTS:
        raise LimitError(f"more than {limits.ELEMENTS} XML elements", where=where)
    try:
        try:
            root = etree.fromstring(data, _parser())
        except etree.XMLSyntaxError as error:
            if error.code != etree.ErrorTypes.ERR_UNDECLARED_ENTITY:
                raise
            root = etree.fromstring(_UNDECLARED.sub(_named_character, data), _parser())
    except etree.XMLSyntaxError as error:
        raise _refusal(error, where) from error
    except (ValueError, LookupError) as error:
        raise UnreadableError(f"damaged XML: {error}", where=where) from error
    _replace_entities(root, where)
    return root


def _parser() -> Any:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _named_character(match: re.Match[bytes]) -> bytes:
    known = html5.get(match.group(1).decode("utf-8", "replace") + ";", "")
    return "".join(f"&#{ord(character)};" for character in known).encode("ascii")


def _refusal(error: etree.XMLSyntaxError, where: str) -> UnreadableError:
    line = error.lineno or 1
    if error.code in _LIMIT_CODES:
        return LimitError(f"XML beyond the limits of nesting, length or entities: {error.msg}", where=where)
    return UnreadableError(
        f"damaged XML in line {line}: {error.msg}", where=where, hint="Save or download it again."
    )


def _replace_entities(root: Element, where: str) -> None:
    """Put the characters of harmless entities where their references stand."""
    dtd = root.getroottree().docinfo.internalDTD
    declared = {entity.name: entity.content or "" for entity in dtd.iterentities()} if dtd is not None else {}
    texts: dict[str, str] = {}
    parents: dict[Element, None] = {}
    for node in root.iter(etree.Entity):
        parents[node.getparent()] = None
        if node.name not in texts:
            texts[node.name] = _text_of(node.name, declared, where)
    for parent in parents:
        _put_texts(parent, texts)


def _text_of(name: str, declared: dict[str, str], where: str) -> str:
    content = declared.get(name, html5.get(f"{name};", ""))
    if "&" in content or "<" in content or (name in declared and not content):
        raise LimitError(f"the XML entity &{name}; refers to a file or to other entities", where=where)
    return content


def _put_texts(parent: Element, texts: dict[str, str]) -> None:
    """Replace all references among the children of one element, in one pass: there may be very many."""
    last, pieces = None, [parent.text or ""]
    for child in list(parent):
        if child.tag is etree.Entity:
            pieces += [texts[child.name], child.tail or ""]
            child.tail = None
            parent.remove(child)
        else:
            _set_text(parent, last, pieces)
            last, pieces = child, [child.tail or ""]
    _set_text(parent, last, pieces)


def _set_text(parent: Element, last: Element | None, pieces: list[str]) -> None:
    """Set the text behind a child, or at the start of its parent."""
    if last is None:
        parent.text = "".join(pieces)
    else:
        last.tail = "".join(pieces)


def is_in(element: Element, *tags: str) -> bool:
    """Whether an element stands in one with such a tag."""
    return next(element.iterancestors(*tags), None) is not None


def register(handlers: dict[str, Handler], *tags: str) -> Callable[[Handler], Handler]:
    """Decorate a method as the reader of elements with these tags, in a table of its module."""

    def decorate(handler: Handler) -> Handler:
        handlers.update(dict.fromkeys(tags, handler))
        return handler

    return decorate
