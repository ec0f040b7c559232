"""What all tests share."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as under the command `refman`

REPOSITORY = Path(__file__).parent.parent
SHARED = Path(os.environ.get("REFMAN_SHARED", REPOSITORY.parent / "shared"))

settings.register_profile("unhurried", deadline=None)  # a busy machine is no bug
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles, gold notes and duplicate sets; tests that need it skip where it is missing."""
    if not SHARED.is_dir():
        pytest.skip("the folder of test data ($REFMAN_SHARED, or `shared` beside the checkout) is not here")
    return SHARED


@pytest.fixture(autouse=True, scope="session")
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the user's own configuration, cache, journal or library."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("REFMAN_CACHE_DIR", "REFMAN_STATE_DIR"):
            patch.setenv(name, str(home / name))
        patch.delenv("REFMAN_LIBRARY", raising=False)
        yield
