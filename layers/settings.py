"""The numbers that the layers use, read from ``data/layers/settings.csv``, each with its reason."""

from __future__ import annotations

import csv
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

from data import DATA
from layers.errors import SettingError

__all__ = ["Settings", "settings"]

TABLE = DATA / "layers" / "settings.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One attribute a row of the table; units and reasons stand there.

    `*_m` are metres, `weight_*`, `source_*`, `age_floor`, `conflict_factor` and `edge_share` shares from 0 to 1.
    """

    cut_m: float
    cut_area_m: float
    shore_m: float
    shore_disc_m: float
    weight_town: float
    weight_district: float
    weight_province: float
    weight_region: float
    weight_country: float
    source_adverse: float
    source_neutral: float
    source_self: float
    age_half_days: float
    age_floor: float
    conflict_factor: float
    edge_share: float
    arc_steps: float
    wrong_cost: float
    simplify_m: float
    model_scale_m: float
    model_prior: float
    model_step_m: float


@lru_cache(maxsize=4)
def settings(table: Path = TABLE) -> Settings:
    """Read the settings.

    Raises
    ------
    SettingError
        A row is missing, or its value is no number.
    """
    with table.open(encoding="utf-8", newline="") as lines:
        rows = {row["name"]: row["value"] for row in csv.DictReader(lines)}
    missing = [field.name for field in fields(Settings) if field.name not in rows]
    if missing:
        raise SettingError(f"{table}: no row for {', '.join(missing)}; add it with a value and a reason")
    return Settings(
        **{field.name: _number(table, field.name, rows[field.name]) for field in fields(Settings)}
    )


def _number(table: Path, name: str, text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise SettingError(f"{table}: {name} is {text!r}, which is no number") from error
