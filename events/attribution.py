"""Who says so: the nearest speaker of a statement inside a report, apart from the report's publisher."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from data import DATA
from events.actor_table import Context
from events.actors import actors_of
from events.claim import Actor, Attribution
from events.lexicon import lexicon
from events.sayings import count_owner, has_speech
from events.speaking_for import owner_of, seat_of
from events.syntax import agents, is_passive, subjects
from events.tree import climb, phrase

__all__ = ["attribution_of", "speaker_of_noun", "speaker_table", "speaking_party"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A row of the table of speakers."""

    name: str
    kind: str
    side: str | None


@lru_cache(maxsize=1)
def speaker_table() -> Mapping[str, Speaker]:
    """Speakers by lower-case name and alias."""
    found: dict[str, Speaker] = {}
    with (DATA / "actors" / "speakers.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            speaker = Speaker(name=row["name"], kind=row["kind"], side=row["side"] or None)
            for alias in [row["name"], *row["aliases"].split("|")]:
                if alias:
                    found.setdefault(_plain(alias), speaker)
    return found


def attribution_of(trigger: Token, context: Context, before: Attribution | None) -> Attribution | None:
    """Who is quoted for the statement that holds a trigger; None where the report itself says it.

    Parameters
    ----------
    trigger
        The trigger's token.
    context
        To read parties by.
    before
        The last speaker of the report, whom "it said" and "he added" mean.
    """
    below = trigger
    for above in [trigger, *climb(trigger)]:
        if below.dep_ == "relcl" and above != below:
            return None
        found = _according(above, context) if above.pos_ in ("VERB", "AUX", "NOUN", "PROPN") else None
        if found is not None:
            return found
        if above != trigger and above.pos_ == "VERB" and above.lemma_.lower() in lexicon().speech:
            if (
                below.dep_ in ("ccomp", "parataxis", "xcomp", "dobj", "advcl", "relcl", "conj")
                or below.dep_ == "nsubjpass"
                or (below.dep_ == "prep" and lexicon().speech[above.lemma_.lower()] == "accuse")
            ):
                found = _speaker_of(above, below, context, before)
                if found is not None:
                    return found
        below = above
    return _remote(trigger.doc, trigger, context) or _by_later_statement(trigger, context, before)


def _by_later_statement(trigger: Token, context: Context, before: Attribution | None) -> Attribution | None:
    """ "X was shelled; two died, the governor said": who is quoted at the end of a row of statements."""
    for statement in trigger.doc.sents:
        root = statement.root
        if root.i <= trigger.i or statement.start <= trigger.i:
            continue
        found = _according(root, context)
        if found is not None:
            return found
        told = next((child for child in root.children if child.dep_ == "ccomp"), None)
        if told is not None and told.i < root.i and root.lemma_.lower() in lexicon().speech:
            return _speaker_of(root, told, context, before)
    return None


def speaking_party(trigger: Token, said: Attribution, context: Context) -> list[Actor]:
    """The party that speaks of a withdrawal without saying whose: its own."""
    if said.kind != "party":
        return []
    for above in climb(trigger):
        if above.lemma_.lower() in lexicon().speech:
            return [a for noun in subjects(above) for a in actors_of(noun, context) if a.side == said.side]
    return []


def _speaker_of(
    verb: Token, below: Token, context: Context, before: Attribution | None
) -> Attribution | None:
    if below.dep_ == "advcl" and below.i < verb.i and any(child.dep_ == "mark" for child in below.children):
        return None
    if verb.lemma_.lower() == "show" or (verb.lemma_.lower() == "record"):
        return None
    speakers = agents(verb) if is_passive(verb) else subjects(verb)
    if not speakers:
        return None
    first = max(
        speakers,
        key=lambda noun: (noun.dep_ == "nsubj" and noun.head == verb, noun.i if noun.head == verb else -1),
    )
    if first.pos_ == "PRON" and first.lower_ in ("it", "he", "she", "they", "both", "who"):
        return before
    outlet = next((child for child in verb.children if child.dep_ in ("dobj", "dative")), None)
    if outlet is not None and verb.lemma_.lower() == "tell":
        return _named(first, context, outlet=outlet if outlet.pos_ == "PROPN" else None)
    return _named(first, context)


def _beside_comma(doc: Doc, context: Context) -> Attribution | None:
    """ "…, doctors at the hospital said.": a speaker between a comma and a verb of saying at the end or before a comma."""
    for verb in doc:
        if verb.tag_ not in ("VBD", "VBZ", "VBP") or lexicon().speech.get(verb.lemma_.lower()) not in (
            "say",
            "admit",
        ):
            continue
        after = doc[verb.i + 1 :]
        if not _closes(after):
            continue
        first = verb.i
        while first > 0 and not (
            doc[first - 1].text in (",", "”", '"', "“", "—") and doc[first - 1].i < verb.i - 1
        ):
            first -= 1
        words = list(doc[first : verb.i])
        heads: list[Token] = []
        for word in words:
            if word.pos_ in ("ADP", "SCONJ", "VERB") and heads:
                break
            if word.pos_ in ("NOUN", "PROPN"):
                heads.append(word)
        if first > 0 and heads and len(words) <= 16:
            return _named(heads[-1], context)
    return None


def _closes(after: Span) -> bool:
    """Whether nothing but a time or a place of speaking follows."""
    if not len(after) or after[0].is_punct:
        return True
    return (
        after[0].lower_ in ("on", "late", "early", "in", "earlier", "at", "overnight", "later")
        and len(after) <= 8
    )


def _according(token: Token, context: Context) -> Attribution | None:
    for child in token.children:
        if child.lower_ == "according":
            for to in child.children:
                for noun in to.children:
                    if noun.dep_ == "pobj":
                        return _named(noun, context)
    return None


def _remote(doc: Doc, trigger: Token, context: Context) -> Attribution | None:
    """A source given beside the clause: "according to …" at the end, "in a post on X", "X reported"."""
    spoken = _beside_comma(doc, context)
    if spoken is not None:
        return spoken
    counted = _by_count(doc, context)
    if counted is not None:
        return counted
    for token in doc:
        if token.lower_ == "according" and not has_speech(doc[0]):
            found = _according(token.head, context)
            if found is not None:
                return found
        if (
            token.dep_ == "pobj"
            and lexicon().speakers.get(token.lemma_.lower()) == "post"
            and token.head.lower_ == "in"
            and token.head.head in (trigger, *climb(trigger))
        ):
            text = " ".join(
                word.text
                for word in sorted(phrase(token), key=lambda w: w.i)
                if word.dep_ != "det" or word.head != token
            )
            return Attribution(name=text, kind="media", side=None)
    return None


def _by_count(doc: Doc, context: Context) -> Attribution | None:
    """ "By the count of the ombudsman", "by the UN's estimate"."""
    owner = count_owner(doc[0])
    return None if owner is None else _named(owner, context)


def speaker_of_noun(noun: Token, context: Context) -> Attribution:
    """The speaker that a noun names."""
    return _named(noun, context)


def _named(noun: Token, context: Context, outlet: Token | None = None) -> Attribution:
    text = _text(noun)
    proper = next((child for child in noun.children if child.dep_ == "appos" and child.pos_ == "PROPN"), None)
    if proper is not None and noun.pos_ == "NOUN":
        text = f"{text} {_text(proper)}"
    speaker = _known(noun)
    owner = owner_of(noun, context)
    if speaker is None and owner is not None:
        return Attribution(name=f"{text} ({owner.name})", kind="party", side=owner.side)
    parties = [] if speaker is not None and speaker.kind != "party" else actors_of(noun, context)
    lemma = noun.lemma_.lower()
    party = next((actor for actor in parties if actor.side is not None), None)
    if speaker is not None:
        name = text if _plain(speaker.name) in _plain(text) else f"{text} ({speaker.name})"
        return Attribution(name=name, kind=speaker.kind, side=speaker.side)
    if party is not None and lexicon().speakers.get(lemma) not in ("media", "witness"):
        name = text if _named_party(noun, text) else f"{text} ({party.name})"
        return Attribution(name=name, kind="party", side=party.side)
    seat = seat_of(noun, context)
    if seat is not None:
        return Attribution(name=f"{text} ({seat.name})", kind="party", side=seat.side)
    if any(lexicon().speakers.get(word.lower_) == "official" for word in noun.children):
        return Attribution(name=text, kind="official", side=None)
    kind = (
        "witness"
        if lexicon().speakers.get(lemma) == "witness"
        else "official"
        if lexicon().speakers.get(lemma) == "official"
        else "media"
    )
    text = f"{text} ({outlet.text})" if outlet is not None else text
    return Attribution(name=text, kind=kind, side=None)


def _named_party(noun: Token, text: str) -> bool:
    return any(word.pos_ == "PROPN" or word.ent_type_ for word in [noun, *noun.children]) or any(
        word[:1].isupper()
        for word in text.split()[1:] or text.split()[:1]
        if word.lower() not in ("government", "rebels")
    )


def _known(noun: Token) -> Speaker | None:
    """The speaker of the table that a noun's phrase names, longest name first."""
    words = sorted([*phrase(noun, clauses=True)], key=lambda word: word.i)
    table = speaker_table()
    text = noun.doc[words[0].i : words[-1].i + 1]
    for size in range(min(8, len(text)), 0, -1):
        for start in range(len(text) - size + 1):
            piece = text[start : start + size].text
            backs = text[start + size : start + size + 2].text
            if re.match(
                r"[-‑–](?:backed|led|aligned|supported|recognised|recognized|brokered|sponsored)", backs
            ):
                continue
            if piece[:1].isupper() and (speaker := table.get(_plain(piece))) is not None:
                return speaker
    return None


def _text(noun: Token) -> str:
    words = [word for word in phrase(noun) if not (word.dep_ == "det" and word.head == noun)]
    words = [
        word
        for word in words
        if not any(up.dep_ == "appos" for up in [word, *climb(word)] if up.i > noun.i and up.head in words)
    ]
    for child in noun.children:
        if child.dep_ == "conj":
            words.extend(phrase(child))
    ordered = sorted({word.i for word in words})
    return " ".join("".join(noun.doc[i].text_with_ws for i in ordered).split()).strip(" ,;:")


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").removeprefix("the ").split())
