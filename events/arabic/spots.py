"""Where: the place mentions of an Arabic line that may be places of events, with the words that lead to each.

Left out are governments that speak ("Damascus said"), datelines, names inside parties and organisations, adjectives
of nationality and everyday words that are also names of places ("the city", "morning").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from events.arabic.lexicon import words
from events.arabic.line import Line
from events.arabic.script import fold, stems
from events.spot import Spot
from geo.derived import around, direction_of
from geo.place import Located, Place, Unresolved

__all__ = ["ArabicSpot", "chain", "read_spots"]

_SETTLED = frozenset({"settlement", "village", "town", "quarter"})
_DATELINE = frozenset("-–—ـ/:(")
_WIDE = frozenset({"country", "continent"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ArabicSpot:
    """A mention on a line: its own words, the first word of its phrase ("in the town of …"), the link before that.

    `link` is the preposition ("" for none); `partial` where the phrase speaks of parts; `joined` where "and" or a
    comma ties it to the spot before it.
    """

    spot: Spot
    first: int
    last: int
    head: int
    link: str
    partial: bool
    joined: bool = False

    @property
    def located(self) -> Located | None:
        """The mention with its place, or None where it was not resolved."""
        return self.spot.located

    @property
    def wide(self) -> bool:
        """Whether it is a whole country or more."""
        return self.located is not None and self.located.place.kind in _WIDE


def read_spots(
    line: Line, mentions: Iterable[Located | Unresolved], start: int, taken: Sequence[tuple[int, int]]
) -> list[ArabicSpot]:
    """The usable spots of a line from left to right.

    Parameters
    ----------
    line, start
        The line and where its sentence starts in the report's body.
    mentions
        The mentions of its sentence.
    taken
        First and last words of parties and times, which are no places.
    """
    used = {n for first, last in taken for n in range(first, last + 1)}
    found: list[ArabicSpot] = []
    for mention in sorted(mentions, key=lambda m: m.mention.start):
        span = _span(line, mention, start)
        if span is None or used & set(range(span[0], span[1] + 1)) or not _usable(line, mention, *span):
            continue
        used.update(range(span[0], span[1] + 1))
        found.append(_spot(line, mention, start, *span, found[-1] if found else None))
    return found


def _span(line: Line, mention: Located | Unresolved, start: int) -> tuple[int, int] | None:
    low, high = mention.mention.start - start, mention.mention.end - start
    inside = [n for n, word in enumerate(line.words) if word.start < high and low < word.end]
    return (inside[0], inside[-1]) if inside else None


def _usable(line: Line, mention: Located | Unresolved, first: int, last: int) -> bool:
    lists = words()
    if mention.mention.inside is not None or mention.mention.kind in ("demonym", "continent"):
        return False
    if not mention.mention.bare and all(_everyday(line, n) for n in range(first, last + 1)):
        return False
    before = line.words[first - 1] if first else None
    after = line.words[last + 1] if last + 1 < len(line.words) else None
    if first == 0 and line.sentence[line.words[last].end :].lstrip()[:1] in _DATELINE:
        return False
    if before is not None and any(stem in lists.speech for _, stem in stems(before.key)):
        return False
    speaks = after is not None and lists.speech.get(after.key, ("", ""))[1] == "present"
    return not (speaks and (before is None or before.kind == "mark"))


def _everyday(line: Line, at: int) -> bool:
    """Whether a word is one of the lists' own: those are matched as words, not as places.

    A verb or a noun of a happening may be a name after "the town of" or "in" (Tadmur is also "destroys").
    """
    lists, key = words(), line.words[at].key
    before = line.words[at - 1].key if at else ""
    named = before in lists.places or lists.particles.get(before) in ("place", "to", "from", "near")
    for prefix, stem in stems(key):
        if prefix not in ("", "و", "ب", "ل", "ف"):
            continue
        if stem in lists.places or stem in lists.nisba or stem in lists.people or stem in lists.forces:
            return True
        if (
            not named
            and prefix == ""
            and (stem in lists.nouns or stem in lists.verbs or stem in lists.speech)
        ):
            return True
    return key in lists.time_words or key in lists.particles


def _spot(
    line: Line, mention: Located | Unresolved, start: int, first: int, last: int, before: ArabicSpot | None
) -> ArabicSpot:
    offset = mention.mention.start - start - line.words[first].start
    prefix = fold(line.words[first].text[: max(0, offset)])
    head, link, kinds = _lead(line, first, prefix, before.last if before is not None else -1)
    if not link and (mention.mention.kind == "relative" or any(k == "near" or k.isdigit() for k in kinds)):
        link = "في"
    joined = before is not None and _adjoined(line, before.last, head)
    if joined and before is not None and not link:
        link = before.link
    found = mention if not isinstance(mention, Located) else _derived(mention, kinds)
    return ArabicSpot(
        spot=Spot(found=found, first=first, last=last, root=first),
        first=first,
        last=last,
        head=head,
        link=link,
        partial=bool({"part-of", "near", "part"} & set(kinds)) and "most" not in kinds,
        joined=joined,
    )


def _lead(line: Line, first: int, prefix: str, stop: int) -> tuple[int, str, list[str]]:
    """The first word of a place's phrase, the preposition before it and the kinds of its nouns."""
    lists = words()
    kinds: list[str] = []
    head = first
    while not prefix and head - 1 > stop:
        known = next(
            ((p, lists.places[stem]) for p, stem in stems(line.words[head - 1].key) if stem in lists.places),
            None,
        )
        if known is None:
            break
        head -= 1
        kinds.append(known[1])
        prefix = known[0]
    if prefix.endswith(("ب", "ل")):
        return head, prefix[-1], kinds
    part = _part_before(line, head, stop)
    if part is not None:
        kinds.append(part[1] if part[1] in ("most", "quantity", "part") else "part-of")
        return (*_lead(line, part[0], "", stop)[:2], kinds)
    before = line.words[head - 1].key if head > 0 else ""
    return head, _link(before), kinds


def _part_before(line: Line, head: int, stop: int) -> tuple[int, str] | None:
    """ "(Wide) parts of the town", "a school in the town": the preposition before the part leads to the place."""
    if head - 2 <= stop or line.words[head - 1].key not in ("في", "من"):
        return None
    for at in range(head - 2, max(stop, head - 4), -1):
        for prefix, stem in stems(line.words[at].key):
            kind = words().places.get(stem)
            if kind is not None and not prefix and (at == head - 2 or kind in ("part-of", "most")):
                return at, kind
        if line.words[at].kind != "word" or line.words[at].key in words().particles:
            break
    return None


def _link(before: str) -> str:
    """The preposition that a word is, with those of direction joined to one."""
    kinds = words().particles
    for _, stem in stems(before):
        kind = kinds.get(stem)
        if kind == "toward":
            return "نحو"
        if kind in ("place", "to", "from", "near", "in", "between"):
            return "في" if kind in ("near", "in", "between") else stem
    return ""


def _adjoined(line: Line, last: int, head: int) -> bool:
    """Whether only "and", "or" or a comma stand between two spots."""
    between = [word.key for word in line.words[last + 1 : head]]
    if any(key not in ("و", "،", ",", "او", "/", "-", "في", "علي") for key in between):
        return False
    first = line.words[head]
    ands = {"و", "او"} & set(between)
    commas = {"،", ",", "/", "-"} & set(between)
    return bool(ands or first.key.startswith("و") or (commas and len(between) == 1))


def _derived(found: Located, kinds: Sequence[str]) -> Located:
    """ "Near X", "north of X", "the countryside of X": an area with an honest radius instead of the town itself."""
    place = found.place
    if place.kind not in _SETTLED or found.mention.kind in ("relative", "part"):
        return found
    made: Place | None = None
    bearing = next((float(kind) for kind in kinds if kind.isdigit()), None)
    if bearing is not None:
        made = direction_of(place, bearing, countryside=True)
    elif "countryside" in kinds:
        made = around(place)
    elif "near" in kinds:
        made = around(place, km=10, rule="near")
    if made is None:
        return found
    return replace(found, place=made, why=f"{found.why}; the words before the name make it {made.name}")


def chain(spots: Sequence[ArabicSpot], first: ArabicSpot) -> list[ArabicSpot]:
    """A spot and those that "and" or commas tie to it."""
    at = spots.index(first)
    found = [first]
    for spot in spots[at + 1 :]:
        if not spot.joined:
            break
        found.append(spot)
    return found
