"""Whose deed it was: doers named in another clause, behind the places, by a pronoun, or as those who claim it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from events.claim import Claim

Reader = Callable[..., tuple[Claim, ...]]


def doers(claims: tuple[Claim, ...], layer: str) -> list[set[str | None]]:
    return [{actor.id for actor in claim.actors} for claim in claims if claim.layer == layer and claim.place]


@pytest.mark.parametrize(
    ("text", "layer", "expected"),
    [
        # the two of a fight
        ("Clashes broke out between the Sudanese army and the RSF in Bara.", "clash", {"saf", "rsf"}),
        ("Fighting between Ukrainian and Russian forces goes on in Vovchansk.", "clash", {"ukraine", "russia"}),
        ("Gunfire between M23 and Wazalendo was heard above Uvira.", "clash", {"m23", "wazalendo"}),
        ("The RSF took Ad Dindar after hours of fighting with the Sudanese Armed Forces.", "clash", {"rsf"}),
        # its own word for it
        ("The Karen National Union said Myawaddy was now under its control.", "control", {"knla"}),
        ("Two insurgent commanders have told us that Rastan in Syria is under their control.", "control", None),
        ("The Kachin Independence Army said Hpakant had come under its control.", "control", {"kia"}),
        ("Hezbollah said its men had fired rockets at Karmiel.", "strike", {"hezbollah"}),
        ("The RSF said its comrades had overrun El Fasher.", "control", {"rsf"}),
        ("Russia's defence ministry announced that its troops were being withdrawn from Izium.", "control", None),
        # claimed, answered with, ordered
        ("Hezbollah claimed responsibility for a rocket attack on Nahariya.", "strike", {"hezbollah"}),
        ("Responsibility for the rockets that hit Nahariya was claimed by Hezbollah.", "strike", {"hezbollah"}),
        ("The Houthis claimed the drones that had set fire to a depot in Abu Dhabi.", "strike", {"houthis"}),
        ("The Sudanese army's air force replied with raids on Ghubaysh.", "strike", {"saf"}),
        ("The Sudanese army answered with fire on Khartoum North.", "strike", {"saf"}),
        ("Israeli artillery responded by shelling Yaroun in Lebanon.", "strike", {"israel"}),
        # behind the places, behind "of", belonging to
        ("Shelling of Meiss el-Jabal and Aitaroun by Israeli artillery went on.", "strike", {"israel"}),
        ("Three children died in a raid of the Saudi-led coalition on Hodeidah.", "clash", {"saudi-coalition"}),
        ("Hama was captured by fighters led by Hayat Tahrir al-Sham.", "control", {"hts"}),
        (
            "Men on motorcycles believed to belong to JNIM shot dead 22 people near Djibo in Burkina Faso.",
            "clash",
            {"jnim"},
        ),
        ("Lashio was handed back to the junta under a deal.", "control", {"myanmar-military"}),
        ("The ministry said Lashio in Myanmar had been handed over to the junta.", "control", None),
        ("M23 rebels hold Bukavu, a day after taking the airport at Kavumu.", "control", {"m23"}),
        ("A Russian guided bomb on a shop in Kostiantynivka left a mother dead.", "strike", {"russia"}),
        ("Responsibility for the rockets that hit Nahariya was taken by the armed wing of Hamas.", "strike", {"hamas"}),
        ("Drone operators of the Vostok grouping are striking Ukrainian vehicles in Pokrovske.", "strike", {"russia"}),
        ("Pickup trucks of the Rapid Support Forces entered Wad Medani.", "control", {"rsf"}),
        ("M23 rebels held Bukavu, residents said, a day after taking the airport at Kavumu.", "control", {"m23"}),
        # the place's adjective is not the doer
        ("Ukrainian troops have taken full control of the Russian border town of Sudzha.", "control", {"ukraine"}),
        ("A rocket from Lebanon killed five farm workers near Metula.", "strike", set()),
    ],
)  # fmt: skip
def test_the_doers_meant(text: str, layer: str, expected: set[str] | None, read: Reader) -> None:
    found = doers(read(text), layer)
    assert found
    if expected is None:
        assert all(found)
    else:
        assert all(one == expected for one in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "JNIM runs Djibo in Burkina Faso. The army denies it, but the group has taken Aribinda as well.",
            "jnim",
        ),
        ("Al-Shabaab still runs Jilib in Somalia. Baidoa is firmly in the group's hands.", "al-shabaab"),
        ("Islamic State has lost Mayadin in Syria. The organisation's members hold out in Raqqa.", "isis"),
        ("A Fano spokesman said his men had taken Dangila in Ethiopia.", "fano"),
        ("The Arakan Army declared that Paletwa in Myanmar had been liberated.", "arakan-army"),
        ("Russian military bloggers claim that Robotyne has been retaken.", "russia"),
        ("The Israeli army says Khiam in Lebanon is under full operational control.", "israel"),
        ("Kyiv admits that it has left Vuhledar.", "ukraine"),
    ],
)
def test_whom_the_report_means_without_naming_them(text: str, expected: str, read: Reader) -> None:
    claims = [claim for claim in read(text) if claim.layer == "control" and claim.place]
    assert claims
    assert [actor.id for actor in claims[-1].actors] == [expected]


def test_troops_that_nobody_owns_are_not_given_to_a_party(read: Reader) -> None:
    claims = read("In a briefing the defence ministry repeated that troops had been moved from Izium.")
    assert [claim.actors for claim in claims if claim.layer == "control"] == [()]


def test_a_town_given_back_is_its_new_holders(read: Reader) -> None:
    claims = read("The MNDAA returned Lashio in Myanmar to the junta under Chinese pressure.")
    found = {
        (claim.status, actor.id) for claim in claims for actor in claim.actors if claim.layer == "control"
    }
    assert found == {("held", "myanmar-military"), ("lost", "mndaa")}
