"""Triggers: the verbs and nouns of an Arabic line that stand for happenings, each with the stretch it governs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from events.arabic.clauses import Clause, noun_at, verb_at
from events.arabic.lexicon import HARM, Form, words
from events.arabic.line import Line
from events.arabic.phrases import match_at
from events.arabic.script import stems

__all__ = ["ArabicTrigger", "find_triggers", "harm_words", "support_before"]

_CONTROL = frozenset({"take", "lose", "control", "hold"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ArabicTrigger:
    """A word that stands for a happening.

    `clause` is the number of its clause; its roles are looked for in the words `at` to `end` and before it from
    `begin`. `prefix` is what the noun bears, `support` the verb that carries it.
    """

    at: int
    form: Form
    clause: int
    begin: int
    end: int
    prefix: str
    support: int | None

    @property
    def is_verb(self) -> bool:
        """Whether the word is a verb."""
        return self.form.tense != "noun"


def find_triggers(line: Line, parts: Sequence[Clause], taken: frozenset[int]) -> list[ArabicTrigger]:
    """The triggers of a line in order; words of harm are apart (`harm_words`)."""
    found: list[ArabicTrigger] = []
    for number, clause in enumerate(parts):
        here = _in_clause(line, clause, taken)
        for position, (at, form, prefix) in enumerate(here):
            end = here[position + 1][0] - 1 if position + 1 < len(here) else clause.last
            begin = here[position - 1][0] + 1 if position else clause.first
            found.append(
                ArabicTrigger(
                    at=at,
                    form=form,
                    clause=number,
                    begin=begin,
                    end=end,
                    prefix=prefix,
                    support=support_before(line, clause, at, taken) if form.tense == "noun" else None,
                )
            )
    return found


def _in_clause(line: Line, clause: Clause, taken: frozenset[int]) -> list[tuple[int, Form, str]]:
    found: list[tuple[int, Form, str]] = []
    for at in range(clause.first, clause.last + 1):
        verb = verb_at(line, at, taken)
        noun = noun_at(line, at, taken) if verb is None else None
        form, prefix = (
            (verb, "") if verb is not None else (noun[1], noun[0]) if noun is not None else (None, "")
        )
        if form is not None and verb is not None and _hits(line, at, form):
            form = replace(form, entry=words().verbs["ضرب"].entry)
        if form is None or form.entry.frame in (*HARM, "support", "cause", "other"):
            continue
        if form.tense == "noun" and _is_name_or_frame(line, at, form):
            continue
        # "retook control of", "lost control of": one happening, told by the first word.
        if form.entry.frame == "control" and found and found[-1][1].entry.frame in _CONTROL:
            continue
        found.append((at, form, prefix))
    return found


def _hits(line: Line, at: int, form: Form) -> bool:
    """ "A drone hit a truck": the verb for what hurts people, of a weapon and what it hits."""
    after = range(at + 1, min(at + 3, len(line.words)))
    return form.entry.word == _HURTS and any(
        match_at(words().weapons, line, one) is not None for one in after
    )


_HURTS = "اصاب"


def _is_name_or_frame(line: Line, at: int, form: Form) -> bool:
    """ "Return Hospital" is a name; "since the start of the fighting" frames a total and tells no happening."""
    before = line.words[at - 1].key if at else ""
    named = form.definite and words().places.get(before) in ("part", "quarter", "settlement")
    framed = any(
        (hit := match_at(words().modality, line, start)) is not None
        and hit.value == "total"
        and hit.last == at - 1
        for start in range(max(0, at - 3), at)
    )
    return named or framed or _protested(line, at)


def _protested(line: Line, at: int) -> bool:
    """ "Marched in protest against the raids": what people object to is no news of it."""
    before = [word.key for word in line.words[max(0, at - 2) : at]]
    return bool(before) and (before[-1] in _OBJECTING or (before[0] in _OBJECTING and before[-1] == "علي"))


_OBJECTING = frozenset({"احتجاجا", "تنديدا", "رفضا", "استنكارا"})


def harm_words(line: Line, taken: frozenset[int]) -> list[tuple[int, Form]]:
    """The words that tell of dead and injured, in order."""
    found = []
    for at in range(len(line.words)):
        verb = verb_at(line, at, taken)
        noun = noun_at(line, at, taken) if verb is None else None
        form = verb or (noun[1] if noun is not None else None)
        if form is not None and form.entry.frame in HARM:
            found.append((at, form))
    return found


def support_before(line: Line, clause: Clause, at: int, taken: frozenset[int]) -> int | None:
    """The nearest verb before a noun in its clause that may carry it ("launched strikes", "announced the capture")."""
    for step in range(at - 1, clause.first - 1, -1):
        form = verb_at(line, step, taken)
        if form is not None:
            return step if form.entry.frame in ("support", "cause") else None
        if any(p in ("", "و", "ف") and stem in words().speech for p, stem in stems(line.words[step].key)):
            return step
    return None
