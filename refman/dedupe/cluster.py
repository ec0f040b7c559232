"""Sure pairs become clusters, best pair first, and never across a veto."""

from collections.abc import Iterable

GARBLED = 0.05


class Clusters:
    """Disjoint sets of positions that know which positions must stay apart.

    Args:
        apart: pairs that no set may hold.
        doubts: pairs that keep sets apart where they are more than one in twenty of all pairs between them.

    """

    def __init__(self, apart: Iterable[tuple[int, int]] = (), doubts: Iterable[tuple[int, int]] = ()) -> None:
        self._parent: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}
        self._enemies = _neighbours(apart)
        self._doubted = _neighbours(doubts)

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
        doubts = [self._doubted[member] for member in self.members(two) if member in self._doubted]
        if not doubts:
            return False
        others = set(self.members(one))
        return sum(len(others & each) for each in doubts) > GARBLED * len(others) * len(self.members(two))

    def unite(self, one: int, two: int) -> bool:
        """Make one set of two, unless they are one already or must stay apart; says whether it did."""
        one, two = self.find(one), self.find(two)
        if one == two or self.hostile(one, two):
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
