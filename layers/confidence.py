"""How sure a zone is: confidence of its states, their age, contradictions, level of the statement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from layers.control_state import State
from layers.seeds import Seed
from layers.settings import Settings

__all__ = ["confidence_of", "seed_confidence"]


def confidence_of(seeds: Sequence[Seed], moment: datetime | None, numbers: Settings) -> float:
    """The mean of the seeds' confidences, from 0 to 1."""
    return sum(seed_confidence(seed, moment, numbers) for seed in seeds) / len(seeds)


def seed_confidence(seed: Seed, moment: datetime | None, numbers: Settings) -> float:
    """``confidence of the best claim x age x agreement x weight of the level``.

    The age factor falls from 1 towards `age_floor`, half of the way in `age_half_days`; a state without a
    date has the floor. Agreement is `conflict_factor` where another source says otherwise, else 1.
    """
    agreement = numbers.conflict_factor if seed.state.conflicts else 1.0
    return seed.state.confidence * _age(seed.state, moment, numbers) * agreement * seed.weight


def _age(state: State, moment: datetime | None, numbers: Settings) -> float:
    latest = max(
        (s.start for standing in state.standings for s in standing.statements if s.start), default=None
    )
    if latest is None:
        return numbers.age_floor
    if moment is None:
        return 1.0
    days = max((moment - latest).total_seconds() / 86400, 0.0)
    return float(numbers.age_floor + (1 - numbers.age_floor) * 0.5 ** (days / numbers.age_half_days))
