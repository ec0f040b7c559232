"""Sure pairs become clusters, best pair first, and never across a veto."""

from collections.abc import Iterable


class Clusters:
    """Disjoint sets of positions that know which positions must stay apart."""

    def __init__(self, apart: Iterable[tuple[int, int]] = ()) -> None:
        self._parent: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}
        self._enemies: dict[int, set[int]] = {}
        for one, two in apart:
            self._enemies.setdefault(one, set()).add(two)
            self._enemies.setdefault(two, set()).add(one)

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
        return bool(enemies) and not enemies.isdisjoint(self._members.get(two, (two,)))

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
