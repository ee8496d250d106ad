"""Wordings of wire stories, digests and channels: lists, names with articles, words that point, what must stay off."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from events.claim import Claim
from tests.events.marked import drawn, places

Reader = Callable[..., tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Air raids today: Khiam (seven), Kfar Kila, Tibnin.", {"Khiam", "Kfar Kila", "Tibnin"}),
        ("Strikes this morning: Nabatieh, Tyre (two), Baalbek.", {"Nabatieh", "Tyre", "Baalbek"}),
        ("• Shelling since dawn: Saraqib, Ariha and Khan Sheikhoun.", {"Saraqib", "Ariha", "Khan Sheikhoun"}),
        ("Israeli air strikes: Khan Younis; talks go on in Cairo.", {"Khan Younis"}),
    ],
)
def test_a_heading_of_strikes_holds_for_the_places_behind_its_colon(
    read: Reader, text: str, named: set[str]
) -> None:
    assert places(read(text), "strike") == named


def test_a_colon_before_a_statement_lists_nothing(read: Reader) -> None:
    assert not places(read("Air raids today: the governor of Baalbek spoke to reporters."), "strike")


@pytest.mark.parametrize(
    ("text", "layer", "named"),
    [
        (
            "The Lebanese Army deployed on Tuesday in Houla, Odaisseh, Kfar Kila and Yaroun, hours after Israel left.",
            "control",
            {"Houla", "Odaisseh", "Kfar Kila", "Yaroun"},
        ),
        (
            "Clashes were reported in Aita al-Shaab, Meiss el-Jabal and Maroun al-Ras.",
            "clash",
            {"Aita al-Shaab", "Meiss el-Jabal", "Maroun al-Ras"},
        ),
        ("Maroun al-Ras was captured by Israeli paratroopers.", "control", {"Maroun al-Ras"}),
        ("Deir al-Balah was shelled on Friday.", "strike", {"Deir al-Balah"}),
    ],
)
def test_each_name_of_a_list_counts(read: Reader, text: str, layer: str, named: set[str]) -> None:
    assert places(read(text), layer) == named


def test_fighting_that_goes_on_there_is_where_it_was(read: Reader) -> None:
    claims = read("The army pushed into Ramadi on Monday. Gunbattles went on there into the evening.")
    assert places(claims, "clash") == {"Ramadi"}


def test_a_source_ends_at_the_next_statement(read: Reader) -> None:
    text = "Two people were hurt, according to the ambulance service, and a house in Safed was damaged by a direct hit."
    assert places(read(text), "strike") == {"Safed"}
    text = "A house was hit, according to al-Manar, a station close to Damascus and Tehran."
    assert not places(read(text), "strike")


@pytest.mark.parametrize(
    "text",
    [
        "Unconfirmed: Israeli troops have entered Khiam.",
        "Not confirmed: talk of a big Houthi attack on Taiz.",
        "False: the army has captured Saraqib.",
        "There is no truth in reports that Israeli forces have taken Khiam.",
        "The mayor saw no evidence that rebels had entered Saraqib.",
        "Rumours of an attack on Taiz spread in the market.",
        "The governor of Homs, Syria, called reports of a rebel advance on the city baseless.",
        "Aid groups warned of a massacre in Rafah, Gaza.",
        "Israeli troops trained for an invasion of Tyre, Lebanon.",
        "The Houthis almost captured Marib, Yemen.",
        "Correction: an earlier version said that rebels had captured Homs, Syria.",
        "An attack on Rafah, Gaza, would be a catastrophe, the UN says.",
        "ويخشى الأهالي أن تتقدم قوات النظام نحو سراقب.",
        "شائعات عن دخول الجيش السوري إلى مدينة سراقب.",
        "أنباء غير مؤكدة عن سيطرة المعارضة على مدينة سراقب.",
        "وأعرب الأهالي عن خشيتهم من دخول قوات النظام إلى سراقب.",
        "وتخوف سكان من أن تقتحم قوات النظام مدينة سراقب.",
        "ويستبعد محللون أن تدخل قوات النظام مدينة سراقب قريبا.",
        "ونفى المجلس المحلي الأنباء التي تحدثت عن دخول قوات النظام إلى سراقب.",
        "ونفت الوزارة ما تردد عن سيطرة المعارضة على مدينة سراقب.",
    ],
)
def test_what_is_feared_rumoured_or_denied_stays_off(read: Reader, text: str) -> None:
    claims = read(text)
    assert not drawn(claims, "control")
    assert not drawn(claims, "clash")


def test_a_label_that_confirms_nothing_else_holds_nothing_back(read: Reader) -> None:
    assert places(read("Confirmed: Israeli troops have entered Khiam."), "control") == {"Khiam"}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("A mortar shell fired by the Houthis fell on a street in Taiz, killing two children.", "houthis"),
        ("Rockets launched by Hezbollah landed in Safed.", "hezbollah"),
        ("A mine laid by the Houthis blew up a car near Taiz.", "houthis"),
    ],
)
def test_who_fired_a_weapon_did_it(read: Reader, text: str, party: str) -> None:
    [claim] = drawn(read(text), "strike")
    assert [actor.id for actor in claim.actors] == [party]


def test_a_name_of_two_capitals_is_no_verb(read: Reader) -> None:
    [claim] = drawn(read("The town of Ramadi in Iraq is still under IS control.", "2016-11-08"), "control")
    assert [actor.id for actor in claim.actors] == ["isis"]


def test_each_of_two_bombings_of_a_sentence_has_its_own_dead(read: Reader) -> None:
    text = (
        "On Sunday a suicide bomber in an ambulance killed 15 people at a checkpoint in Tikrit, and a second "
        "ambulance exploded in a parking lot for pilgrims in Samarra, killing 10."
    )
    claims = drawn(read(text, "2016-11-08"), "strike")
    assert {(c.place.country, c.killed.low) for c in claims if c.place and c.killed} == {
        ("IQ", 15),
        ("IQ", 10),
    }


def test_who_estimates_is_who_says_it(read: Reader) -> None:
    [claim] = drawn(read("The UN assesses that 450,000 people have left Gaza City."), "displacement")
    assert claim.attribution is not None
    assert "UN" in claim.attribution.name


def test_an_ambush_in_arabic_is_a_fight(read: Reader) -> None:
    claims = read("قتل سبعة جنود إسرائيليين في كمين نصبه مقاتلو كتائب القسام في مدينة خان يونس.")
    assert {c.place.name for c in drawn(claims, "clash") if c.place} == {"Khān Yūnis"}


@pytest.mark.parametrize(
    "text",
    [
        "Rebel forces are poised to enter Homs, Syria.",
        "The army is about to retake Homs, Syria.",
        "Homs, Syria, looks set to fall.",
        "The rebels are on the verge of capturing Homs, Syria.",
        "Syrian troops are likely to withdraw from Homs.",
        "The army is unlikely to retake Homs, Syria.",
    ],
)
def test_what_is_about_to_happen_has_not_happened(read: Reader, text: str) -> None:
    assert not drawn(read(text), "control")


def test_the_country_that_an_entry_is_about_does_not_speak(read: Reader) -> None:
    [claim] = drawn(read("Yemen: Air strikes pounded Houthi positions around Marib overnight."), "strike")
    assert claim.attribution is None
    assert claim.modality == "reported"


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("In Lebanon, overnight raids hit a bank in Baalbek.", "air"),
        ("In Lebanon, two raids by soldiers on foot struck a house in Baalbek.", "unknown"),
    ],
)
def test_raids_that_hit_come_from_the_air(read: Reader, text: str, weapon: str) -> None:
    claims = [c for c in read(text) if c.layer == "strike"]
    assert {c.weapon for c in claims} <= {weapon}


def test_who_occupies_in_arabic_reports_on_lebanon(read: Reader) -> None:
    [claim] = drawn(read("توغلت قوات الاحتلال في بلدة مارون الراس جنوبي لبنان."), "control")
    assert [actor.id for actor in claim.actors] == ["israel"]


def test_a_source_in_brackets_is_no_unknown_place(read: Reader) -> None:
    text = "Nabatieh: two dead.\n\nKhirbet Selm: a house hit at 13:00, 5 killed incl. two paramedics (Health Ministry)."
    assert "Khirbet Selm" in places(read(text), "strike")
