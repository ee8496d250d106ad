"""Colours of sides: the readers' own, safe for colour-blind readers, the same at each run."""

from __future__ import annotations

import csv
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import DATA
from outputs.style import disputed_borders, side_styles, sides_meta

# Machado, Oliveira and Fernandes 2009, a model of colour vision deficiency: severity 1, in linear RGB.
BLINDNESS = {
    "none": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
WARS = {
    "Syria": ["Syrian government", "Syrian opposition", "Syrian Democratic Forces", "Islamic State"],
    "Ukraine": ["Ukraine", "Russia"],
    "Sudan": ["Sudanese army", "Rapid Support Forces"],
    "Myanmar": ["Myanmar military", "Myanmar resistance", "United Wa State Army"],
    "Gaza": ["Israel", "Palestinian armed groups"],
}


def lab(colour: str, kind: str) -> npt.NDArray[np.float64]:
    """CIE L*a*b* (D65) of a colour as a reader with a kind of colour blindness sees it."""
    rgb = np.array([int(colour[k : k + 2], 16) for k in (1, 3, 5)]) / 255
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    seen = np.clip(BLINDNESS[kind] @ linear, 0, 1)
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = to_xyz @ seen / np.array([0.95047, 1.0, 1.08883])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("kind", BLINDNESS)
@pytest.mark.parametrize("war", WARS)
@pytest.mark.parametrize("ground", ["colour", "dark"])
def test_sides_of_one_war_can_be_told_apart(war: str, kind: str, ground: str) -> None:
    styles = side_styles(WARS[war]).values()
    for one, other in combinations(styles, 2):
        distance = np.linalg.norm(lab(getattr(one, ground), kind) - lab(getattr(other, ground), kind))
        assert distance > 18, f"{one.side} and {other.side}"


def test_readers_find_the_colours_they_know() -> None:
    styles = side_styles(WARS["Syria"])
    red, green = ([int(styles[side].colour[k : k + 2], 16) for k in (1, 3, 5)] for side in WARS["Syria"][:2])
    assert red[0] > 2 * red[1]
    assert green[1] > 1.5 * green[0]


@given(st.lists(st.text(min_size=1, max_size=12), max_size=12), st.randoms(use_true_random=False))
def test_styles_do_not_depend_on_order_and_letters_are_set(names: list[str], random: object) -> None:
    shuffled = sorted(names, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert side_styles(names) == side_styles(shuffled)
    assert all(style.letter for style in side_styles(names).values())


def test_unknown_sides_get_colours_of_their_own() -> None:
    names = [f"Group {letter}" for letter in "ABCDEFGH"]
    styles = side_styles(names)
    assert len({style.colour for style in styles.values()}) == len(names)
    assert len({style.letter for style in styles.values()}) == len(names)


def test_every_row_of_the_tables_is_usable() -> None:
    with (DATA / "style" / "sides.csv").open(encoding="utf-8", newline="") as file:
        named = [row["side"] for row in csv.DictReader(file)]
    assert len(sides_meta(named)) == len(named)
    assert all(len(pair) == 2 for pair in disputed_borders())
