"""Calibration: probabilities become shares of right readings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refman.citation.calibration import ANY, CITATION, Calibration, fit_calibration, shipped_calibration

CURVES = Calibration({"title": [(0.2, 0.1), (0.6, 0.5), (1.0, 0.9)], ANY: [(0.0, 0.0), (1.0, 1.0)]})


@pytest.mark.parametrize(
    ("what", "probability", "confidence"),
    [("title", 0.0, 0.1), ("title", 0.4, 0.3), ("title", 0.6, 0.5), ("title", 1.0, 0.9), ("page", 0.7, 0.7)],
)
def test_between_points_it_is_a_line_and_beyond_them_flat(
    what: str, probability: float, confidence: float
) -> None:
    assert CURVES.confidence(what, probability) == pytest.approx(confidence)


def test_without_curves_a_probability_stays_what_it_is() -> None:
    assert Calibration({}).confidence("title", 0.3) == 0.3


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=200))
def test_fitted_curves_rise(pairs: list[tuple[float, bool]]) -> None:
    fitted = fit_calibration({"title": pairs, CITATION: pairs}, least=1)
    for points in fitted.curves.values():
        assert [y for _, y in points] == sorted({y for _, y in points})
    values = [fitted.confidence("title", p / 20) for p in range(21)]
    assert values == sorted(values)
    assert all(0 <= v <= 1 for v in values)


def test_sure_readings_that_were_often_wrong_get_little_confidence() -> None:
    pairs = [(0.99, i % 2 == 0) for i in range(200)] + [(0.3, False)] * 200
    fitted = fit_calibration({"title": pairs})
    assert fitted.confidence("title", 0.99) == pytest.approx(0.5, abs=0.05)
    assert fitted.confidence("title", 0.3) == 0.0


def test_rare_fields_use_the_curve_of_all() -> None:
    fitted = fit_calibration({"title": [(0.5, True)] * 100, "DOI": [(0.5, False)]})
    assert set(fitted.curves) == {"title", ANY}


def test_what_ships_can_be_read() -> None:
    assert ANY in shipped_calibration().curves
