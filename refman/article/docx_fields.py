"""Word's fields while they are open: first their instruction is read, then the result that the reader sees."""

from dataclasses import dataclass, field

from refman.article.fields import is_bibliography
from refman.article.flow import Flow


@dataclass(slots=True)
class Field:
    """One field; `start` is where its result begins in `flow`, `data` what Word keeps beside the instruction."""

    data: str = ""
    code: list[str] = field(default_factory=list)
    flow: Flow | None = None
    start: int = 0
    is_listing: bool = False
    is_link: bool = False

    @property
    def instruction(self) -> str:
        """What the field is to show."""
        return "".join(self.code)


@dataclass(slots=True)
class Fields:
    """The fields that are open at a point of the text, the innermost last."""

    _open: list[Field] = field(default_factory=list)

    def begin(self, data: str) -> None:
        """A field begins: its instruction follows."""
        self._open.append(Field(data))

    def instruct(self, text: str) -> None:
        """A part of the instruction of the innermost field."""
        if self._open and self._open[-1].flow is None:
            self._open[-1].code.append(text)

    def separate(self, flow: Flow) -> None:
        """The instruction is complete: the result follows in a flow."""
        if self._open:
            field_ = self._open[-1]
            code = field_.instruction
            field_.flow, field_.start = flow, flow.length
            field_.is_listing, field_.is_link = is_bibliography(code), "HYPERLINK" in code

    def end(self) -> Field | None:
        """The innermost field is over; what it kept beside its instruction may belong to the field around it."""
        if not self._open:
            return None
        closed = self._open.pop()
        if self._open:
            self._open[-1].data = self._open[-1].data or closed.data
        return closed

    @property
    def shows(self) -> bool:
        """Whether text is part of results only, and so of what the reader sees."""
        return all(one.flow is not None for one in self._open)

    @property
    def lists(self) -> bool:
        """Whether text is part of a bibliography."""
        return any(one.is_listing for one in self._open)

    @property
    def links(self) -> bool:
        """Whether text is part of a link."""
        return any(one.is_link for one in self._open)
