"""Members of a zip container (docx, odt, epub), read in memory and never further than the limits."""

import struct
import zipfile
import zlib
from io import BytesIO
from posixpath import normpath

from refman.article import limits
from refman.errors import LimitError, UnreadableError

_CENTRAL_ENTRY = b"PK\x01\x02"
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    LookupError,
    RuntimeError,
)
"""What `zipfile` raises on damaged archives, whatever its documentation says."""
_ADVICE = "Open it in its program and save it again."
_CHUNK = 1 << 20


class Package:
    """The members of one zip archive.

    No header is trusted: members are counted by their signatures in the file, and sizes and ratios as the
    bytes come out. Only `stored` and `deflated` members are read, since only these can be unpacked bounded.

    Args:
        data: the archive.
        where: its path, for messages.

    Raises:
        UnreadableError: a damaged archive.
        LimitError: more members than `limits.ZIP_MEMBERS`.

    """

    def __init__(self, data: bytes, where: str) -> None:
        self.where = where
        self._packed, self._total = len(data), 0
        if data.count(_CENTRAL_ENTRY) > limits.ZIP_MEMBERS:
            raise self._limit(f"more than {limits.ZIP_MEMBERS} members in the archive")
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except _DAMAGE as error:
            raise self._damaged("the archive", error) from error
        self._members = {
            normpath(info.filename.replace("\\", "/")).lstrip("/"): info for info in self._archive.infolist()
        }

    def __contains__(self, name: str) -> bool:
        return name in self._members

    @property
    def names(self) -> list[str]:
        """Names of all members, in the order of the archive."""
        return list(self._members)

    def read(self, name: str) -> bytes:
        """The content of a member.

        Raises:
            UnreadableError: no such member, or a damaged, encrypted or exotically packed one.
            LimitError: one that unpacks to more than the limits on a member, a ratio or the whole allow.

        """
        info = self._members.get(name)
        if info is None:
            raise UnreadableError(f"a damaged document: {name} is missing", where=self.where, hint=_ADVICE)
        if info.flag_bits & 1:
            raise UnreadableError(
                f"{name} is encrypted",
                where=self.where,
                hint="Save it without a password or copy protection.",
            )
        if info.compress_type not in _METHODS:
            raise UnreadableError(
                f"{name} is packed in a way that documents do not use", where=self.where, hint=_ADVICE
            )
        try:
            return self._unpack(info)
        except _DAMAGE as error:
            raise self._damaged(name, error) from error

    def _unpack(self, info: zipfile.ZipInfo) -> bytes:
        packed = max(1, min(info.compress_size, self._packed))
        content = bytearray()
        with self._archive.open(info) as member:
            while chunk := member.read(_CHUNK):
                content += chunk
                self._total += len(chunk)
                size = len(content)
                if size > limits.ZIP_MEMBER_BYTES or self._total > limits.ZIP_TOTAL_BYTES:
                    raise self._limit(f"{info.filename} unpacks to more than the limit")
                if size > limits.ZIP_RATIO_FROM and size > limits.ZIP_RATIO * packed:
                    raise self._limit(
                        f"{info.filename} unpacks to more than {limits.ZIP_RATIO} times its size"
                    )
        return bytes(content)

    def _damaged(self, what: str, error: Exception) -> UnreadableError:
        return UnreadableError(f"a damaged document: {what}: {error}", where=self.where, hint=_ADVICE)

    def _limit(self, what: str) -> LimitError:
        return LimitError(what, where=self.where, hint="If you trust it, save a copy without attachments.")
