"""Columns of objects read by identity say the same as read by value."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from outputs.codes import coded_objects
from outputs.references import all_none, groups, told_apart

VALUES = st.lists(st.one_of(st.none(), st.just(float("nan")), st.text(max_size=3)), max_size=40)


def objects_of(values: list[object], *, shared: bool) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    """Each text an object of its own, or one object for all rows that have it."""
    texts = [f"{value} "[:-1] if isinstance(value, str) and not shared else value for value in values]
    return pd.Series(texts, dtype=object).to_numpy(dtype=object)


@given(VALUES, st.booleans())
def test_codes_say_what_the_rows_hold(values: list[object], shared: bool) -> None:
    order = np.random.default_rng(len(values)).permutation(len(values))

    found = coded_objects(objects_of(values, shared=shared), order)

    assert found is not None
    read = [None if code < 0 else found.words[code] for code in found.codes.tolist()]
    assert read == [values[n] if isinstance(values[n], str) else None for n in order.tolist()]
    first = list(dict.fromkeys(word for word in read if word is not None))
    assert found.words == first, "words come in order of appearance"


@given(st.lists(st.tuples(st.sampled_from([None, "a", "b"]), st.sampled_from([None, "c"])), max_size=30))
def test_groups_are_the_rows_that_are_alike(rows: list[tuple[str | None, str | None]]) -> None:
    columns = [pd.Series([row[n] for row in rows], dtype=object) for n in (0, 1)]

    numbers, found = groups(*columns)

    assert [found[n] for n in numbers.tolist()] == rows
    assert Counter(found) == Counter(set(rows)), "each group once"


def test_thousands_of_different_objects_are_read_by_value() -> None:
    values = np.array([f"id-{n}" for n in range(5_000)], dtype=object)

    assert told_apart(values) is None
    numbers, found = groups(pd.Series(values))
    assert [found[n][0] for n in numbers.tolist()] == values.tolist()


def test_a_column_without_a_value_is_known_at_a_glance() -> None:
    assert all_none(np.array([None, None], dtype=object))
    assert all_none(np.array([], dtype=object))
    assert not all_none(np.array([None, "a"], dtype=object))
    assert not all_none(np.array(["a", "a"], dtype=object))


def test_rows_that_are_a_slice_of_others_are_read_rightly() -> None:
    values = np.array(["a", "b"] * 50, dtype=object)[::2]

    apart = told_apart(values)

    assert apart is not None
    assert apart[1].tolist() == ["a"]
