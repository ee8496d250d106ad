"""Who says so, inside a report."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from _pytest.mark import ParameterSet

from events.claim import Claim

Reader = Callable[..., tuple[Claim, ...]]


def said(claims: tuple[Claim, ...]) -> tuple[str, str, str | None] | None:
    """The name, kind and side of the first claim's speaker."""
    assert claims, "no claim was read"
    speaker = claims[0].attribution
    return None if speaker is None else (speaker.name, speaker.kind, speaker.side)


def bug(reason: str, *row: object) -> ParameterSet:
    return pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=reason))


ROWS = [
    ("Rebels captured Saraqib, the Syrian Observatory for Human Rights said.", "Observatory", "monitor"),
    (
        "Rebels captured Saraqib, according to the Syrian Observatory for Human Rights.",
        "Observatory",
        "monitor",
    ),
    ("According to the White Helmets, shelling hit Idlib.", "White Helmets", "rescue"),
    (
        "No casualties were reported, though an attack on Idlib killed one and wounded two, according to the mayor.",
        "mayor",
        "official",
    ),
    (
        "It was quiet in Homs, which rebels left after a fight in which ten died, according to the White Helmets.",
        "White Helmets",
        "rescue",
    ),
    ("Hayat Tahrir al-Sham said that its fighters had captured Saraqib.", "Hayat Tahrir al-Sham", "party"),
    ("The Syrian army said it had shelled Saraqib.", "Syrian army", "party"),
    ("Russia's defence ministry said its forces had bombed Idlib.", "defence ministry", None),
    ("Residents said that shells had hit Saraqib.", "Residents", "witness"),
    ("“Shells hit Saraqib,” a resident told Reuters.", "resident", "witness"),
    ("A local official said that rebels had entered Saraqib.", "official", "official"),
    ("The mayor of Saraqib said that shells had hit the town.", "mayor", "official"),
    ("In a post on X, the group said it had captured Saraqib.", "group", None),
    ("State news agency SANA reported that shells had hit Saraqib.", "SANA", None),
    ("Reuters reported that rebels had entered Saraqib.", "Reuters", "agency"),
    ("Shells hit Saraqib, two witnesses said.", "witnesses", "witness"),
    ("The UN said that 20,000 people had fled Saraqib.", "UN", "un"),
    ("Medics said an air strike on Saraqib killed four people.", "Medics", "witness"),
]
MISSING: dict[str, str] = {}
"""Sentences that are not read yet, with the reason."""


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [bug(MISSING[row[0]], *row) if row[0] in MISSING else row for row in ROWS],
    ids=[row[0] for row in ROWS],
)
def test_the_speaker_of_a_sentence(sentence: str, name: str, kind: str | None, read: Reader) -> None:
    speaker = said(read(f"It snowed in northern Syria. {sentence}"))
    assert speaker is not None
    assert name.lower() in speaker[0].lower()
    assert kind in (None, speaker[1])


@pytest.mark.parametrize(
    "sentence",
    [
        "Rebels captured Saraqib on Thursday.",
        "Shells hit Saraqib, and rebels entered the town.",
        "The army shelled Saraqib. The president said that he was well.",
    ],
)
def test_what_the_report_itself_says_has_no_speaker(sentence: str, read: Reader) -> None:
    assert said(read(f"It snowed in northern Syria. {sentence}")) is None


def test_a_partys_speaker_carries_its_side(read: Reader) -> None:
    speaker = said(read("The Syrian army said it had shelled Saraqib."))
    assert speaker is not None
    assert speaker[2] == "Syrian government"


def test_the_publisher_is_not_the_speaker(read: Reader) -> None:
    (claim, *_) = read("Rebels captured Saraqib on Thursday.", publisher="Example Wire")
    assert claim.attribution is None
    assert claim.publisher == "Example Wire"


def test_it_said_means_the_speaker_before(read: Reader) -> None:
    claims = read(
        "The Syrian Observatory for Human Rights said that rebels had captured Saraqib. "
        "It said that shells had hit Idlib."
    )
    strike = next(claim for claim in claims if claim.layer == "strike")
    assert strike.attribution is not None
    assert "Observatory" in strike.attribution.name


def test_praise_of_oneself_is_a_claim_and_admission_is_not(read: Reader) -> None:
    praise = read("The Syrian army said its forces had captured Saraqib.")
    admission = read("The Syrian army said its forces had withdrawn from Saraqib.")
    enemy = read("The Syrian army said rebels had captured Saraqib.")
    assert {claim.modality for claim in praise} == {"claimed"}
    assert {claim.modality for claim in admission} == {"reported"}
    assert {claim.modality for claim in enemy if claim.status == "held"} == {"reported"}
    assert praise[0].confidence < admission[0].confidence
    assert praise[0].confidence < next(claim for claim in enemy if claim.status == "held").confidence


@pytest.mark.parametrize(
    ("speaker", "side"),
    [
        ("the defence ministry in Moscow", "Russia"),
        ("the ministry of defence in Moscow", "Russia"),
        ("a hospital in Moscow", None),
        ("residents in Moscow", None),
    ],
)
def test_an_office_of_a_state_in_its_capital_speaks_for_it(
    speaker: str, side: str | None, read: Reader
) -> None:
    claims = read(f"Russian forces captured Saraqib in Idlib province, {speaker} said on Saturday.")
    attribution = claims[0].attribution
    assert (attribution.side if attribution else None) == side
    assert claims[0].modality == ("claimed" if side else "reported")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two people died when Taganrog was shelled, said the acting governor of the region, Vasily Golubev.", "Golubev"),
        ("Shells hit Shebekino, the governor of Russia's Belgorod region, Vyacheslav Gladkov, said.", "Gladkov"),
        ("Ten people were hurt by a blast in Taganrog, according to the governor of Rostov, Vasily Golubev.", "Golubev"),
        ("Shells fell on Delmas, and ten people died, the rights group RNDDH found.", "RNDDH"),
        ("Some 4,000 fled Zamzam camp on Friday, the International Organization for Migration estimates.", "Migration"),
        ("The migration agency counted 13,500 people leaving En Nahud on Friday alone.", "migration agency"),
        ("Burundian authorities have registered 64,000 people who crossed into Burundi from Uvira.", "authorities"),
        ("The Observatory put the number of those who abandoned Afrin in Syria at 200,000.", "Observatory"),
        ("Five soldiers died in Marib, where a Houthi missile landed on a barracks, two medics said.", "medics"),
        ("A Fano spokesman said they held Dangila. The same spokesman asserted that his men had taken Merawi.", "Fano"),
    ],
)  # fmt: skip
def test_who_counts_finds_or_is_named_behind_an_office(text: str, expected: str, read: Reader) -> None:
    said = [claim.attribution for claim in read(text) if claim.place is not None]
    assert said
    assert expected in getattr(said[-1], "name", "")


def test_who_a_party_is_stands_in_the_reports_own_words(read: Callable[..., tuple[Claim, ...]]) -> None:
    found = read(
        "The YPG, which spearhead the US-backed Syrian Democratic Forces that control much of north-eastern and "
        "eastern Syria, widened their control in Aleppo as troops left, a senior YPG source said."
    )
    held = [c for c in found if c.trigger == "control" and c.place is not None and "Syria" in c.place.name]
    assert [(c.status, c.attribution) for c in held] == [("held", None)]
