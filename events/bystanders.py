"""Names of places that stand for something else than where an event was: speakers, sources, owners, descriptions."""

from __future__ import annotations

from collections.abc import Sequence

from events.inflection import with_particle
from events.lexicon import lexicon
from events.tokens import Doc, Token
from events.weapons import weapon_of
from geo.measure import distance_km
from geo.place import Located, Unresolved

__all__ = [
    "in_description",
    "in_source",
    "is_goal",
    "is_river",
    "is_told",
    "means_speaker",
    "names_people",
    "names_unit",
    "only_a_name",
    "owns_forces",
    "says_where",
    "with_speaker",
]

_AREAS = frozenset({"settlement", "town", "village", "admin", "country", "region", "county", "district"})


def means_speaker(
    doc: Doc, found: Located | Unresolved, mentions: Sequence[Located | Unresolved], start: int
) -> bool:
    """ "Moscow insists that the town …": the town is not the capital that speaks."""
    if not isinstance(found, Located):
        return False
    for other in mentions:
        if isinstance(other, Located) and not other.mention.bare and other.place.id == found.place.id:
            span = doc.char_span(other.mention.start - start, other.mention.end - start)
            if span is not None and len(span) and _speaks(span.root):
                return True
    return False


def _speaks(token: Token) -> bool:
    return token.dep_ == "nsubj" and token.head.lemma_.lower() in lexicon().speech


def only_a_name(found: Located | Unresolved) -> bool:
    """Whether a mention stands inside a name and its place is not what is named: "Aleppo University" in Aleppo."""
    if found.mention.inside is None:
        return False
    whole = isinstance(found, Located) and found.place.kind not in _AREAS
    return not (whole and found.mention.inside == "organisation")


def is_river(token: Token, found: Located | Unresolved) -> bool:
    """ "A shell from across the Nile": the river, not the province that is called after it."""
    if not isinstance(found, Located) or "river" not in found.place.name.lower().split():
        return False
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    return after not in ("state", "province", "governorate") and "river" not in found.mention.text.lower()


def is_told(token: Token) -> bool:
    """ "Residents told Benadir Online": an outlet with a place in its name."""
    word = token.head if token.dep_ == "compound" else token
    return word.dep_ in ("dobj", "dative") and word.head.lemma_.lower() == "tell"


def owns_forces(token: Token) -> bool:
    """ "Moscow's planes": a government named by its capital."""
    mine = token.head.lemma_.lower()
    return token.dep_ == "poss" and (mine in lexicon().forces or mine in ("flag", "banner", "tricolour"))


def in_source(token: Token) -> bool:
    """ "according to X, a newspaper close to Damascus": where a source is, not what it tells of."""
    for word in reversed(token.doc[: token.i]):
        if word.lower_ == "according":
            return True
        if word.pos_ in ("VERB", "AUX") or word.text in (";", ":"):
            return False
        if word.dep_ == "cc" and word.i and word.nbor(-1).text == ",":
            return False  # "according to X, and a house in Y was hit": a new statement
    return False


def in_description(token: Token) -> bool:
    """Whether a name stands in words that describe another: "the citadel, a fortress above the old city".

    Of a list of names the parse often takes the second for a description, with the others beside it.
    """
    word = token
    for above in token.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            return False
        if above.dep_ == "appos" and not (word.dep_ in ("conj", "appos") and above.pos_ == "PROPN"):
            return True
        word = above
    return False


def with_speaker(token: Token) -> bool:
    """Whether a name only says who speaks: "the governor of the X region said"."""
    for above in (token, *token.ancestors):
        verb = above.head.lemma_.lower()
        if above.dep_ == "nsubj" and (verb in lexicon().speech or verb in _JUDGING):
            return True
        if above.pos_ in ("VERB", "AUX"):
            return False
    return False


_JUDGING = frozenset(
    "call brand label condemn denounce hail welcome demand deplore praise criticise criticize".split()
)


def names_unit(token: Token) -> bool:
    """ "The Luhansk group of forces", "the Nahal Brigade": a unit that is called after a place."""
    return token.dep_ in ("compound", "nmod", "amod") and token.head.lower_ in _UNITS


_UNITS = frozenset("group grouping brigade division corps regiment battalion".split())


def is_goal(token: Token) -> bool:
    """ "People fled X towards Y": where people on the move went, which is not where the fighting was."""
    onward = False
    for above in token.ancestors:
        onward = onward or (above.dep_ == "prep" and above.lower_ in _ONWARD)
        if onward and _tells_of_flight(above):
            return True
        if above.pos_ in ("VERB", "AUX"):
            return False
    return False


_ONWARD = frozenset({"to", "toward", "towards", "for", "into"})


def _tells_of_flight(word: Token) -> bool:
    """Whether a word stands for people on the move, or they are what it drives on: "driving thousands towards X"."""
    lex = lexicon()
    frames = [frame for form in with_particle(word) for frame, _ in lex.verbs.get(form, ())]
    noun = lex.nouns.get(word.lemma_.lower())
    frames += [noun[0]] if noun is not None else []
    moves = any(lex.frames[frame].layer == "displacement" for frame in frames if frame in lex.frames)
    doers = [child for child in word.children if child.dep_ in ("nsubj", "nsubjpass")]
    armed = any(lex.people.get(child.lemma_.lower()) in ("fighter", "soldier") for child in doers)
    driven = any(
        child.dep_ in ("dobj", "nsubjpass")
        and (child.lemma_.lower() in _MANY or lex.people.get(child.lemma_.lower()) in _CIVIL)
        for child in word.children
    )
    return (moves and not armed) or driven


_MANY = frozenset("hundred thousand dozen ten million many".split())
_CIVIL = frozenset({"civilian", "displaced", "person"})


def is_launch_site(token: Token) -> bool:
    """ "Rockets fired from X", "shelling from the hills near X": where fire came from, not where it landed."""
    word = token
    while word.dep_ in ("pobj", "conj", "compound", "nmod", "appos") and word.i != word.head.i:
        if word.dep_ == "pobj" and word.head.lower_ == "from":
            return _fires(word.head.head)
        if _aloft(word) or _behind_from(word):
            return True
        word = word.head if word.dep_ != "pobj" or word.head.lower_ not in _LYING else word.head.head
    return word.lower_ == "from" and word.i != token.i and _fires(word.head)  # "launched from around X"


def _behind_from(word: Token) -> bool:
    """ "Fired from the hills above X", where the parse hangs "above X" on the verb."""
    link = word.head
    if word.dep_ != "pobj" or link.lower_ not in _LYING or not _fires(link.head):
        return False
    start = [child for child in link.head.children if child.lower_ == "from"]
    return any(max(inner.i for inner in one.subtree) == link.i - 1 for one in start)


def _aloft(word: Token) -> bool:
    """ "Fired by bombers flying over X": where those who fire are on their way."""
    verb = word.head.head
    flies = (
        word.dep_ == "pobj"
        and word.head.lower_ in ("over", "above", "off", "near")
        and verb.lemma_.lower() in _FLYING
        and verb.dep_ in ("acl", "relcl")
    )
    return flies and verb.head.i < verb.i and weapon_of(verb.head) is not None


_FLYING = frozenset("fly cruise sail orbit operate patrol".split())


_LYING = frozenset("in at near around inside outside of on above below over behind beyond along".split())
_FIRING = frozenset({"fire", "launch", "lob", "shoot", "shell", "rocket"})


def _fires(word: Token) -> bool:
    if word.lemma_.lower() in _FIRING or (word.lemma_ == "take" and word.nbor(1).lower_ == "off"):
        return True
    lex = lexicon()
    noun = lex.nouns.get(word.lower_) or lex.nouns.get(word.lemma_.lower())
    struck = noun is not None and noun[0] in lex.frames and lex.frames[noun[0]].layer == "strike"
    return word.pos_ in ("NOUN", "PROPN", "VERB") and (struck or word.lemma_.lower() in lex.weapons)


def where_said(token: Token) -> bool:
    """ "A spokesman said from X that …", "…, a minister said in X": where the speaker is, not what he tells of."""
    if token.dep_ != "pobj" or token.head.lower_ not in ("from", "in", "at") or token.head.dep_ != "prep":
        return False
    if token.head.lower_ == "from" and token.head.i and token.nbor(-2).lower_ in _PHONES:
        return True  # "the mayor says by telephone from X"
    verb = token.head.head
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in lexicon().speech or verb.i > token.i:
        return False
    told = [child for child in verb.children if child.dep_ == "ccomp"]
    if any(child.i > token.i for child in told):
        return True
    speakers = [child for child in verb.children if child.dep_ == "nsubj"]
    return bool(told) and any(_speaks_for_others(noun) for noun in speakers)


_PHONES = frozenset("telephone phone video videolink radio text voicemail skype whatsapp".split())


def _speaks_for_others(noun: Token) -> bool:
    """A minister or spokesman, who speaks from afar; not residents, medics or the local police."""
    words = {word.lower_ for word in (noun, *noun.children)}
    words.update(child.lower_ for word in noun.children for child in word.children)
    return bool(words & _OFFICES)


_OFFICES = frozenset(
    "spokesman spokesperson spokeswoman minister ministry president premier diplomat envoy ambassador secretary "
    "general".split()
)


def is_ruled_out(doc: Doc, first: int) -> bool:
    """ "The road but not X", "heard as far away as Y": a place that is named because it was not there."""
    before = [word.lower_ for word in doc[max(0, first - 4) : first]]
    return (
        before[-2:] == ["but", "not"]
        or before[-1:] == ["except"]
        or (before[-1:] == ["as"] and "far" in before)
    )


def is_axis(doc: Doc, last: int) -> bool:
    """ "In the Lyman direction", "on the Pokrovsk axis": a stretch of the front, named after the town behind it."""
    return last + 1 < len(doc) and doc[last + 1].lower_ in _AXES


_AXES = frozenset("direction directions axis axes sector sectors".split())


def names_people(root: Token, located: Located | None) -> bool:
    """ "Amhara civilians", "West Papua rebels": a region that says who the people are."""
    wide = located is not None and located.place.kind in ("admin", "region")
    return wide and root.dep_ in ("compound", "amod", "nmod") and root.head.lemma_.lower() in lexicon().people


def says_where(words: Sequence[Token], before: Located | None, after: Located | None) -> bool:
    """ "al-Bab in northern Aleppo", "X, in the desert of Homs": the second only says where the first is.

    `words` stand between the two.
    """
    if before is None or after is None or before.mention.bare:
        return False
    between = [word.lower_ for word in words if word.text != ","]
    one, other = before.place, after.place
    if between in ([], ["the"]) and words:
        # "Jenin refugee camp, the West Bank"
        if other.kind not in ("admin", "region") or other.radius_m <= one.radius_m:
            return False
    elif between[:1] != ["in"] or any(word not in _AROUND for word in between[1:]):
        return False
    wider = other.radius_m >= one.radius_m or between[-1:] == ["of"]
    return wider and distance_km(one.lat, one.lon, other.lat, other.lon) < _AROUND_KM


_AROUND = frozenset(
    "the a north south east west northern southern eastern western central northeastern northwestern southeastern "
    "southwestern north-east north-west south-east south-west rural desert countryside province district governorate "
    "region area suburbs state of".split()
)
_AROUND_KM = 200.0
