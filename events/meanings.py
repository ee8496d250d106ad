"""What general words for parties mean in the country spoken of: "rebels", "government forces"."""

from __future__ import annotations

from functools import lru_cache

from events.actor_table import Context, Meaning, actor_table, covers
from events.tokens import Token

__all__ = ["general", "meaning"]


def general(token: Token, chosen: set[int]) -> str | None:
    """The longest general phrase among the words, e.g. "government forces"."""
    table = actor_table()
    words = [token.doc[i] for i in sorted(chosen)]
    lower, lemmas = [word.lower_ for word in words], [word.lemma_.lower() for word in words]
    for size in range(min(4, len(words)), 0, -1):
        for start in range(len(words) - size, -1, -1):
            if size > 1 and lower[start] not in _general_openings():
                continue
            last = start + size - 1
            for key in (
                " ".join(lower[start : last + 1]),
                " ".join([*lower[start:last], lemmas[last]]),
            ):
                if key in table.generic:
                    return key
                if f"{key}s" in table.generic:
                    return f"{key}s"
    return None


@lru_cache(maxsize=1)
def _general_openings() -> frozenset[str]:
    """The first words of general phrases of several words."""
    return frozenset(key.split(" ", 1)[0] for key in actor_table().generic if " " in key)


def meaning(key: str, context: Context) -> Meaning | None:
    """What a general word means in the country spoken of, else in any."""
    meant = [
        one
        for one in actor_table().generic.get(key, ())
        if context.day is None or (covers(one.start, one.end, context.day) and _exists(one, context))
    ]
    return next((one for wanted in (context.country, "*") for one in meant if one.country == wanted), None)


def _exists(meant: Meaning, context: Context) -> bool:
    """Whether the party meant bore its name on the day: "rebels" of years before were others."""
    known = actor_table().parties.get(meant.actor_id)
    return known is None or known.exists_on(context.day)
