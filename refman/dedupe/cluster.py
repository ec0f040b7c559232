"""Sure pairs become clusters, best pair first, and never across a veto."""

from collections.abc import Iterable, Mapping

GARBLED = 0.2
MOST = 0.5


class Clusters:
    """Disjoint sets of positions that know which positions must stay apart.

    Args:
        apart: pairs that no set may hold.
        slips: pairs that keep sets apart where they are more than one in five of all pairs between them.
        open_: pairs that keep sets from being united where they are more than half of all pairs between them.

    """

    def __init__(
        self,
        apart: Iterable[tuple[int, int]] = (),
        slips: Iterable[tuple[int, int]] = (),
        open_: Iterable[tuple[int, int]] = (),
    ) -> None:
        self._parent: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}
        self._enemies = _neighbours(apart)
        self._slips = _neighbours(slips)
        self._open = _neighbours(open_)

    def find(self, one: int) -> int:
        """The position that stands for the set of `one`."""
        root = one
        while (above := self._parent.get(root, root)) != root:
            root = above
        while one != root:
            self._parent[one], one = root, self._parent.get(one, one)
        return root

    def members(self, one: int) -> list[int]:
        """The set of `one`."""
        root = self.find(one)
        return self._members.get(root, [root])

    def hostile(self, one: int, two: int) -> bool:
        """Whether the sets of two positions must stay apart."""
        one, two = self.find(one), self.find(two)
        if len(self._members.get(one, ())) < len(self._members.get(two, ())):
            one, two = two, one
        enemies = self._enemies.get(one)
        if enemies and not enemies.isdisjoint(self._members.get(two, (two,))):
            return True
        return self._share(self._slips, one, two) > GARBLED

    def divided(self, one: int, two: int) -> bool:
        """Whether the sets of two positions must stay apart or are mostly open: no one should unite them unasked."""
        return self.hostile(one, two) or self._share(self._open, one, two) > MOST

    def _share(self, pairs: Mapping[int, set[int]], one: int, two: int) -> float:
        """How many of all pairs between two sets are among `pairs`, 0 … 1."""
        named = [pairs[member] for member in self.members(two) if member in pairs]
        if not named:
            return 0.0
        others = set(self.members(one))
        return sum(len(others & each) for each in named) / (len(others) * len(self.members(two)))

    def unite(self, one: int, two: int) -> bool:
        """Make one set of two, unless they are one already, must stay apart or are mostly open; says whether it did."""
        one, two = self.find(one), self.find(two)
        if one == two or self.divided(one, two):
            return False
        big, small = sorted((one, two), key=lambda root: (-len(self._members.get(root, ())), root))
        self._parent[small] = big
        self._members.setdefault(big, [big]).extend(self._members.pop(small, [small]))
        if small in self._enemies:
            self._enemies.setdefault(big, set()).update(self._enemies.pop(small))
        return True

    def sets(self) -> list[list[int]]:
        """All sets of two and more, each sorted, in order."""
        return sorted(sorted(members) for members in self._members.values())


def _neighbours(pairs: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for one, two in pairs:
        found.setdefault(one, set()).add(two)
        found.setdefault(two, set()).add(one)
    return found
