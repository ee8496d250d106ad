"""Who says so: the nearest speaker of a statement inside a report, apart from the report's publisher."""

from __future__ import annotations

from events.actor_table import Context, actor_table, words_key
from events.actors import actors_of, party_of_side
from events.asides import beside_comma, in_brackets, noun_before
from events.claim import Actor, Attribution
from events.lexicon import lexicon
from events.sayings import count_owner, has_speech
from events.speakers import counting_speaker, known_speaker, named_speaker
from events.syntax import agents, is_passive, subjects
from events.tokens import Doc, Token
from events.tree import climb, phrase
from events.weapons import weapon_of

__all__ = ["attribution_of", "own_acts", "speaking_party"]


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
            said = beside_comma(trigger.doc, context) or _by_counting(trigger, context)
            return said or _according_at_end(trigger, context)
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
    return (
        _remote(trigger.doc, trigger, context)
        or _by_later_statement(trigger, context, before)
        or _by_label(trigger, context)
        or in_brackets(trigger.doc, context)
    )


def _by_label(trigger: Token, context: Context) -> Attribution | None:
    """ "UN agency UNRWA: some 80,000 have fled": a speaker before a colon."""
    label = _label(trigger)
    if label is None or label.pos_ not in ("NOUN", "PROPN") or _only_a_country(label):
        return None
    said = named_speaker(label, context)
    known = known_speaker(label) is not None or said.kind in ("party", "official", "witness")
    return said if known else None


def _label(trigger: Token) -> Token | None:
    """The head of the words before the colon in front of a trigger's statement."""
    own = trigger.sent.start
    if own == 0 or trigger.doc[own - 1].text != ":":
        return None
    label = trigger.doc[own - 2]
    while label.head != label and label.head.i < own:
        label = label.head
    return label


def _only_a_country(label: Token) -> bool:
    """ "Yemen: air strikes hit X": what the entry is about, not who speaks."""
    return not list(label.lefts) and words_key(label.text) in actor_table().state_names


def own_acts(trigger: Token, context: Context) -> list[Actor]:
    """The party over a list of its own acts: "Hezbollah statements: 70 rockets at X, drones at Y"."""
    label = _label(trigger)
    if label is None or label.lemma_.lower() not in _STATEMENTS:
        return []
    return actors_of(label, context)


_STATEMENTS = frozenset("statement communique communiqué claim operation bulletin".split())


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
    """The party that speaks of a withdrawal, or a liberation, without saying whose: its own."""
    if said.kind == "media" and said.side is not None:
        return party_of_side(said.side)
    if said.kind == "official" and said.side is not None:
        return party_of_side(said.side, context)
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
    if weapon_of(first) is not None and first.lemma_.lower() != "force":
        return None  # "warplanes believed to belong to X targeted Y"
    near = noun_before(verb)
    parted = any(word.text == "," for word in verb.doc[first.i : near.i]) if near is not None else False
    if near is not None and parted and not verb.nbor(-1).is_punct and first.i > below.i:
        first = near  # "…, injuring four people, its director wrote"
    same = any(child.lower_ == "same" for child in first.children) and before is not None
    if same or (first.pos_ == "PRON" and first.lower_ in ("it", "he", "she", "they", "both", "who")):
        return before
    outlet = next((child for child in verb.children if child.dep_ in ("dobj", "dative")), None)
    if outlet is not None and verb.lemma_.lower() == "tell":
        return named_speaker(first, context, outlet=outlet if outlet.pos_ == "PROPN" else None)
    return named_speaker(first, context)


def _according_at_end(trigger: Token, context: Context) -> Attribution | None:
    """ "It holds X, which it took after a fight in which 19 died, according to Y.": said of the last clause too."""
    ends = [word for word in trigger.sent if word.lower_ == "according" and word.i > trigger.i]
    if not ends or ends[-1].nbor(-1).text != ",":
        return None
    behind = [word for word in ends[-1].subtree if word.i > ends[-1].i]
    last = all(word in behind or word.is_punct for word in trigger.doc[ends[-1].i + 1 : trigger.sent.end])
    return _according(ends[-1].head, context) if last else None


def _according(token: Token, context: Context) -> Attribution | None:
    """ "According to Y" beside a verb, or beside the last of a row of verbs with one subject."""
    rows = [child for child in token.children if child.dep_ == "conj" and child.pos_ == "VERB"]
    bare = [verb for verb in rows if not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)]
    for child in [inner for verb in (token, *bare) for inner in verb.children]:
        if child.lower_ == "according":
            for to in child.children:
                for noun in to.children:
                    if noun.dep_ == "pobj":
                        return named_speaker(noun, context)
    return None


def _remote(doc: Doc, trigger: Token, context: Context) -> Attribution | None:
    """A source given beside the clause: "according to …" at the end, "in a post on X", "X reported"."""
    spoken = beside_comma(doc, context)
    if spoken is not None:
        return spoken
    counted = _by_count(doc, context) or _by_counting(trigger, context)
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


def _by_counting(trigger: Token, context: Context) -> Attribution | None:
    """ "The agency counted 13,500 people leaving X", "the office put the number of those who fled at 200"."""
    below = trigger
    for verb in climb(trigger):
        if verb.pos_ == "VERB" and verb.lemma_.lower() in _COUNTING and below.dep_ == "dobj":
            number = below.lemma_.lower() in _NUMBERS
            many = any(child.dep_ == "nummod" for child in below.children)
            who = [noun for noun in subjects(verb) if noun.pos_ in ("NOUN", "PROPN")]
            return named_speaker(who[0], context) if who and (number or many) else None
        below = verb
    return None


_COUNTING = frozenset("count register record put track document log tally".split())
_NUMBERS = frozenset("number figure total toll count".split())


def _by_count(doc: Doc, context: Context) -> Attribution | None:
    """ "By the count of the ombudsman", "by the UN's estimate"."""
    owner = count_owner(doc[0])
    return counting_speaker(doc.text) if owner is None else named_speaker(owner, context)
