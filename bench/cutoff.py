"""The cut-off distance of the zones, chosen from the gold of the test reports: leave one place out.

    python -m bench.cutoff

Prints accuracy and abstention for each distance, the distance that Chow's rule chooses, and how often other draws
of as many places would have chosen each (bootstrap, fixed seed). Holders are brought to their sides by the table
of actors. Only rows that name one place as held or claimed count; of several about one place the latest.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from bench.gold import read_gold
from events.actor_table import actor_table, words_key
from layers.settings import settings
from layers.validate import DISTANCES_KM, HeldPlace, best_distance, leave_one_out

GOLD = Path(__file__).parent.parent / "tests" / "quality"
NARROW_KM = 12.0
"""Gold that may lie farther off than this speaks of a province or of "around" a town."""
DRAWS = 200


def main(arguments: Sequence[str] = ()) -> int:  # noqa: ARG001 - as every measurement
    """Score the distances and print; exit status 0."""
    places = held_places()
    cost = settings().wrong_cost
    scores = leave_one_out(places, DISTANCES_KM)
    print(f"{len(places)} places with one holder in the gold of the test reports")
    for score in scores:
        likely = "–" if score.likely is None else f"{score.likely[0]:.2f} to {score.likely[1]:.2f}"
        print(
            f"  cut at {score.distance_km:>3g} km: {score.told:>3} told, {score.right:>3} right ({likely}), "
            f"{score.abstention:.2f} blank, worth {score.worth(cost):g}"
        )
    print(f"  chosen: {best_distance(scores, cost)} km; in use: {settings().cut_m / 1000:g} km")
    for other in (1.0, 2.0, 5.0, 9.0):
        print(f"  a wrong place counting {other:g} times: {best_distance(scores, other)} km")
    random = np.random.default_rng(3)
    drawn: Counter[float | None] = Counter()
    for _ in range(DRAWS):
        kept = [places[n] for n in sorted(set(random.integers(len(places), size=len(places)).tolist()))]
        drawn[best_distance(leave_one_out(kept, DISTANCES_KM), cost)] += 1
    told = ", ".join(
        f"{km if km is not None else 'none'} km {n / DRAWS:.0%}" for km, n in drawn.most_common()
    )
    print(f"  chosen in {DRAWS} draws: {told}")
    return 0


def held_places() -> list[HeldPlace]:
    """The places of all gold files, by conflict: a place is never told from that of another war."""
    latest: dict[tuple[str, float, float], tuple[str, HeldPlace]] = {}
    for war, date, place in _said():
        key = (war, round(place.lat, 3), round(place.lon, 3))
        if key not in latest or date >= latest[key][0]:
            latest[key] = (date, place)
    return [place for _, (_, place) in sorted(latest.items())]


def _said() -> Iterator[tuple[str, str, HeldPlace]]:
    table = actor_table()
    for path in sorted(GOLD.glob("*/*.gold.yaml")):
        war = path.name.split("-")[0] if path.parent.name == "reports" else "syria"
        for fact in read_gold(path).facts:
            alone = bool({"held", "claimed"} & set(fact.statuses)) and "contested" not in fact.statuses
            if fact.layer != "control" or not alone or not fact.actors or fact.km > NARROW_KM:
                continue
            sides = [
                table.parties[one].side
                for name in fact.actors
                for one in table.names.get(words_key(name), ())
            ]
            holder = sides[0] if sides else fact.actors[0]
            place = HeldPlace(name=fact.place, lat=fact.lat, lon=fact.lon, holder=holder, country=war)
            yield war, fact.date or "", place


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
