"""Drafts of one sentence that tell of one happening become one; casualties go to the happening they belong to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from events.casualties import Casualties
from events.draft import Draft
from events.inflection import lemma_of
from events.spot import Spot
from events.syntax import subjects
from events.tokens import Token
from events.tree import governor
from events.weapons import weapon_of

__all__ = ["attach_casualties", "by_happening", "join", "of_another_clause"]

_VAGUE = frozenset({"only place of the sentence", "none", "the place spoken of before"})


def join(drafts: list[Draft]) -> list[Draft]:
    """Join drafts of one layer whose places agree or where one of them has none of its own."""
    kept: list[Draft] = []
    for draft in drafts:
        host = next((other for other in kept if _same(other, draft)), None)
        if host is None:
            kept.append(draft)
        else:
            _absorb(host, draft)
    return _drop_shadows(_one_journey(kept))


def _one_journey(drafts: list[Draft]) -> list[Draft]:
    """ "Zeinab, who left X with her children, took 14 hours to reach Y": the leaving and the arriving are one."""
    left = [d for d in drafts if d.trigger.frame.name == "flee" and d.origins]
    came = [d for d in drafts if d.trigger.frame.name == "arrive" and d.ends and not d.origins]
    if len(left) != 1 or len(came) != 1 or left[0].mood != came[0].mood:
        return drafts
    same = {spot.root for spot in left[0].ends} <= {spot.root for spot in came[0].ends}
    if left[0].ends and not same and not _within(came[0].ends, left[0].ends):
        return drafts
    left[0].ends, left[0].people = came[0].ends, left[0].people or came[0].people
    return [draft for draft in drafts if draft is not came[0]]


def _within(ends: Sequence[Spot], wide: Sequence[Spot]) -> bool:
    """ "Fled X for Armenia, arriving in Y and Z": towns of the country that they went to."""
    countries = {spot.located.place.country if spot.located else None for spot in wide}
    whole = all(spot.located is not None and spot.located.place.kind == "country" for spot in wide)
    return whole and all(
        spot.located is not None and spot.located.place.country in countries for spot in ends
    )


def _same(one: Draft, other: Draft) -> bool:
    if one.layer != other.layer or (one.mood == "denied") != (other.mood == "denied"):
        return False
    if one.layer == "control":
        return (
            one.trigger.frame.status == other.trigger.frame.status
            and _places(one) == _places(other)
            and (_parties(one) == _parties(other) or _taken_and_held(one, other))
        )
    if one.layer == "displacement":
        return one.trigger.frame.name == other.trigger.frame.name
    if _of_another_statement(one, other):
        return False
    if _parties(one) and _parties(other) and not (_parties(one) & _parties(other)):
        return False
    if _described(one, other) or _described(other, one):
        return True
    if _brought_about(other, one) and not (_places(one) and _places(other)):
        return True
    return _places(one) == _places(other) or one.place_rule in _VAGUE or other.place_rule in _VAGUE


def _of_another_statement(one: Draft, other: Draft) -> bool:
    """ "Rockets hit an orchard in X; Israel shelled Y": a semicolon between two verbs with doers of their own."""
    first, last = sorted((one.token, other.token), key=lambda token: token.i)
    if last.pos_ != "VERB" or not subjects(last):
        return False
    return any(word.text == ";" for word in first.doc[first.i : min(noun.i for noun in subjects(last)) + 1])


def _taken_and_held(taken: Draft, held: Draft) -> bool:
    """ "X was taken on Thursday, and the town is in the army's grip": who has it is who took it."""
    frames = (taken.trigger.frame.name, held.trigger.frame.name)
    return frames in (("take", "hold"), ("fall", "hold")) and not taken.actors and bool(held.actors)


def _brought_about(killing: Draft, deed: Draft) -> bool:
    """ "Jets bombed a village in X, killing 17": what the deed did, wherever the parse puts it."""
    return killing.token.dep_ == "advcl" and killing.token.head == deed.token


def _described(one: Draft, other: Draft) -> bool:
    """ "In R province, a bomb thrown at a post in X wounded two": what is said of the bomb, and what it did."""
    bomb = one.token.head
    return (
        one.token.dep_ in ("acl", "relcl")
        and bool(_places(one) and _places(other))
        and bomb in subjects(other.token)
        and weapon_of(bomb) is not None
        and all(spot.last < bomb.i for spot in other.spots)
    )


def _places(draft: Draft) -> frozenset[str]:
    return frozenset(found.place.id for found in draft.located())


def _parties(draft: Draft) -> frozenset[str]:
    return frozenset(actor.id or actor.name for actor in draft.actors)


def _absorb(host: Draft, draft: Draft) -> None:
    """Take from a draft what the host lacks; the place found by its own role wins."""
    if host.place_rule in _VAGUE and (draft.place_rule not in _VAGUE or not host.located()):
        host.spots, host.borrowed, host.place_rule = draft.spots, draft.borrowed, draft.place_rule
    elif host.violent and _described(draft, host):
        host.spots, host.place_rule = draft.spots, draft.place_rule
    host.actors = host.actors or draft.actors
    host.targets = host.targets or draft.targets
    host.losers = host.losers or draft.losers
    if host.weapon is None or (
        host.weapon.weapon in ("unknown", "bomb")
        and draft.weapon is not None
        and draft.weapon.weapon != "unknown"
    ):
        host.weapon = draft.weapon or host.weapon
    host.attribution = host.attribution or draft.attribution
    if host.time_rule == "the report's day":
        host.span, host.time_rule = draft.span, draft.time_rule
    host.people = host.people or draft.people
    if draft.origins and not host.origins:
        host.spots, host.place_rule = draft.spots, draft.place_rule
    host.origins, host.ends = host.origins or draft.origins, host.ends or draft.ends
    if host.mood == "planned" and draft.mood == "reported" and host.layer != "control":
        host.mood = draft.mood
    host.partial = host.partial or draft.partial


def _drop_shadows(drafts: list[Draft]) -> list[Draft]:
    """ "Attack" beside a strike, and a clash beside a taking, tell of the same happening again."""
    strikes = [draft for draft in drafts if draft.layer == "strike"]
    back = [draft for draft in drafts if draft.trigger.frame.name == "return" and draft.origins]
    return [
        draft
        for draft in drafts
        if not any(_stayed(draft, other) for other in back)
        and not (
            (draft.trigger.frame.name == "attack" or _found_dead(draft))
            and any(_overlap(draft, strike) for strike in strikes)
        )
        and not any(_beaten_off(draft, other) for other in drafts)
    ]


def _beaten_off(attack: Draft, clash: Draft) -> bool:
    """ "Repelled an assault on X" is one fight."""
    own = attack.token.dep_ in ("dobj", "nsubjpass") and attack.token.head.i == clash.token.i
    return (
        own and attack.trigger.frame.name == "attack" and clash.layer == "clash" and _overlap(attack, clash)
    )


def _stayed(draft: Draft, back: Draft) -> bool:
    """ "Families who had taken shelter in X returned to Y": the clause only says where they came back from."""
    if draft.layer != "displacement" or draft is back or draft.token.dep_ not in ("relcl", "acl"):
        return False
    stayed = {s.located.place.id for s in back.origins if s.located is not None}
    ends = {s.located.place.id for s in draft.ends if s.located is not None} or _places(draft)
    return bool(ends & stayed)


def _found_dead(draft: Draft) -> bool:
    """Bodies that were found: of a strike, where the sentence tells of one."""
    return draft.trigger.frame.name == "violence" and lemma_of(draft.token) in _FINDING


_FINDING = frozenset("find recover retrieve discover unearth".split())


def _overlap(attack: Draft, strike: Draft) -> bool:
    return not _places(attack) or attack.place_rule in _VAGUE or bool(_places(attack) & _places(strike))


def by_happening(drafts: list[Draft], words: list[Token]) -> list[list[Token]]:
    """The words of harm, parted by the happening that each is nearest to, where a sentence tells of several places.

    "A raid on X killed six, and a drone wounded four in Y": each has its own.
    """
    violent = [draft for draft in drafts if draft.violent]
    if len({_places(draft) for draft in violent}) < 2:
        return [words]
    parted: dict[int, list[Token]] = {}
    for word in words:
        parted.setdefault(id(_nearest(violent, word)), []).append(word)
    return list(parted.values()) or [words]


def of_another_clause(drafts: list[Draft], word: Token) -> bool:
    """ "Two were killed in X, and a drone hit Y": whether the harm stands in a statement of its own beside the others."""
    violent = [draft for draft in drafts if draft.violent]
    if not violent or word.pos_ != "VERB" or any(draft.token == word for draft in violent):
        return False
    host = governor(_nearest(violent, word).token)
    return word in host.conjuncts and any(child.dep_ == "nsubjpass" for child in word.children)


def _nearest(violent: list[Draft], word: Token) -> Draft:
    # "… and destroyed a clinic in Y; two medics died there"
    pointed = any(child.lower_ == "there" for child in word.children)
    return min(
        violent,
        key=lambda draft: (
            draft.mood != "reported",
            draft.token.sent.start != word.sent.start,
            _steps(draft.token, word),
            -_under(draft.token, word),
            _above(draft.token, word),
            -draft.token.i if pointed else draft.token.i,
        ),
    )


def attach_casualties(
    drafts: list[Draft], said: Casualties, fallback: Callable[[Token], Draft | None]
) -> list[Draft]:
    """Give casualties to the nearest violent happening of the sentence, or to the one that `fallback` makes."""
    violent = [draft for draft in drafts if draft.violent]
    word = said.tokens[0]
    if not violent:
        made = fallback(word)
        if made is None:
            return drafts
        violent, drafts = [made], [*drafts, made]
    host = _nearest(violent, word)
    host.killed = host.killed or said.killed
    host.injured = host.injured or said.injured
    host.casualties_who = host.casualties_who or said.who
    return drafts


def _under(token: Token, word: Token) -> bool:
    """ "One was killed when a drone hit a house": what hangs on the word of harm is nearer than what it hangs on."""
    return any(above == word for above in token.ancestors)


def _above(one: Token, other: Token) -> int:
    """How far the word that joins two stands from the second: what is in the same clause is nearer."""
    up = [one, *one.ancestors]
    return next((n for n, token in enumerate([other, *other.ancestors]) if token in up), 99)


def _steps(one: Token, other: Token) -> int:
    up = [one, *one.ancestors]
    for steps, token in enumerate([other, *other.ancestors]):
        if token in up:
            return steps + up.index(token)
    return 99
