"""Fitting a model to examples."""

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pycrfsuite

from refman.citation.features import features

if TYPE_CHECKING:
    from refman.citation.train.corpus import Example
    from refman.citation.train.recipe import Settings


def fit(examples: "Iterable[Example]", settings: "Settings") -> bytes:
    """A CRFsuite model of the examples, trained by OWL-QN (`c1` > 0) or L-BFGS."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {
            "c1": settings.c1,
            "c2": settings.c2,
            "max_iterations": settings.iterations,
            "feature.minfreq": settings.minfreq,
            "feature.possible_transitions": True,
        }
    )
    for example in examples:
        trainer.append(pycrfsuite.ItemSequence(features(example.tokens)), example.labels)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "model")
        trainer.train(str(path))
        return path.read_bytes()
