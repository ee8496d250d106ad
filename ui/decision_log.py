"""The log of decisions: who changed what and when, taken back and brought back; what changed since a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

import streamlit as st

from ui.deciding import decide, events_of, last_undoable
from ui.desk import STARTED, Desk
from ui.text import plain
from workspace.decision import NAME

if TYPE_CHECKING:
    from workspace.decision import Decision
    from workspace.person import Person

__all__ = ["show_log", "show_undo", "words_of"]

_SHOWN = 200
_NAMED = 3

_KINDS = {
    "confirm": "confirmed",
    "reject": "rejected",
    "edit": "corrected",
    "place": "placed",
    "merge": "joined",
    "split": "parted",
    "add": "added by hand",
    "reports": "reports",
    "places": "gazetteer",
    "undo": "took back",
    "redo": "brought back",
}


def show_undo(desk: Desk, who: Person) -> None:
    """Two buttons: take the last decision back, bring it back."""
    from workspace import deciding  # noqa: PLC0415

    back, again = last_undoable(desk)
    with st.container(horizontal=True, gap="small"):
        if st.button(
            "Undo", icon=":material/undo:", disabled=back is None, help=_help("Take back", back), key="undo"
        ):
            assert back is not None
            decide(desk, who, [deciding.undo(back, by=who.name)], f"Taken back: {words_of(back)}")
            st.rerun()
        if st.button(
            "Redo",
            icon=":material/redo:",
            disabled=again is None,
            help=_help("Bring back", again),
            key="redo",
        ):
            assert again is not None
            decide(desk, who, [deciding.redo(again, by=who.name)], f"Brought back: {words_of(again)}")
            st.rerun()


def _help(verb: str, decision: Decision | None) -> str | None:
    return plain(f"{verb}: {words_of(decision)}") if decision else None


def show_log(desk: Desk, who: Person, *, may_edit: bool) -> None:
    """The decisions, the latest first, each with a button that takes it back."""
    from workspace import deciding  # noqa: PLC0415

    if not desk.decisions:
        st.write("No decision has been taken yet. Open a mark on the map to confirm, correct or reject it.")
        return
    since = st.date_input("Since", value=None, help="Only what was decided on this day and later.")
    undone = _undone(desk.decisions)
    titles = {event.id: event.title for event in events_of(desk).values()}
    for decision in _since(desk.decisions, since if isinstance(since, date) else None):
        left, right = st.columns([6, 1])
        mark = "~~" if decision.id in undone else ""
        left.markdown(
            f"{decision.at.astimezone():%d %b %Y, %H:%M} · **{plain(decision.by)}** · "
            f"{mark}{plain(words_of(decision, titles))}{mark}"
        )
        if may_edit and decision.kind not in ("undo", "redo") and decision.note != STARTED:
            is_undone = decision.id in undone
            make = deciding.redo if is_undone else deciding.undo
            if right.button("Redo" if is_undone else "Undo", key=f"log-{decision.id}"):
                decide(
                    desk, who, [make(decision, by=who.name)], "Brought back" if is_undone else "Taken back"
                )
                st.rerun()


def words_of(decision: Decision, titles: dict[str, str] | None = None) -> str:
    """A decision in words."""
    target = decision.target
    title = (titles or {}).get(target) or decision.before.get("title") or target
    if target.startswith(NAME):
        title = f"every «{target.removeprefix(NAME)}»"
    words = f"{_KINDS[decision.kind]}: {title}"
    if decision.kind == "reports":
        words = _reports(decision)
    elif decision.kind in ("undo", "redo"):
        words = f"{_KINDS[decision.kind]}: {_KINDS.get(str(decision.before.get('kind')), 'a decision')}"
    details = [_detail(decision), decision.note]
    return " · ".join([words, *(text for text in details if text)])


def _detail(decision: Decision) -> str:
    if decision.kind == "place":
        to: Any = decision.after.get("place")
        was: Any = decision.before.get("place")
        ends = [place["name"] if place else "no place" for place in (was, to)]
        return " → ".join(ends)
    if decision.kind == "edit":
        return ", ".join(decision.after)
    return ""


def _reports(decision: Decision) -> str:
    after = decision.after
    if "published" in after:
        return f"dated {decision.target.removeprefix('report:')}: {after['published'] or 'no date'}"
    verb = "added" if "added" in after else "taken out"
    ids = list(after.get("added") or after.get("removed") or ())
    more = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
    return f"{verb}: {', '.join(ids[:_NAMED])}{more}"


def _undone(decisions: Sequence[Decision]) -> frozenset[str]:
    state: dict[str, bool] = {}
    for decision in decisions:
        if decision.kind in ("undo", "redo"):
            state[decision.target] = decision.kind == "undo"
    return frozenset(target for target, is_undone in state.items() if is_undone)


def _since(decisions: Sequence[Decision], day: date | None) -> list[Decision]:
    first = datetime.combine(day, time.min, UTC) if day else None
    kept = [one for one in decisions if first is None or one.at >= first]
    return kept[::-1][:_SHOWN]
