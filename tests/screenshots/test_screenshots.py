"""The README's pictures show what refman prints today."""

import sys

import pytest

from tests.screenshots.take import PICTURES, SCENES, take

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


def test_pictures_are_true() -> None:
    made = take()
    assert {
        n: (PICTURES / f"{n}.svg").read_text(encoding="utf-8") == made[n] for n in SCENES
    } == dict.fromkeys(SCENES, True)
