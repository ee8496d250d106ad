"""Reports in, places out: what a reader of the map would notice."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.geoparse import Geoparsed, geoparse
from geo.index import PlaceIndex
from geo.place import PRECISIONS, Located
from reports.report import Report
from reports.sentences import split

Parse = Callable[[str], Geoparsed]

ALEPPO, ALEPPO_GOVERNORATE = "geonames:170063", "admin1:SY-HL"
IDLIB, IDLIB_GOVERNORATE = "geonames:169389", "admin1:SY-ID"


def named(found: Geoparsed, words: str) -> Located:
    """The one mention that holds these words."""
    hits = [hit for hit in found.located if words in hit.mention.text]
    assert hits, f"{words!r} is not among {[h.mention.text for h in found.located]}"
    return hits[0]


def places(found: Geoparsed) -> dict[str, str]:
    return {hit.mention.text: hit.place.id for hit in found.located}


def test_a_city_and_its_governorate_are_two_places(parse: Parse) -> None:
    found = parse("Rebels hold Idlib. They shelled areas of Idlib province and the broader Aleppo province.")
    assert places(found) == {
        "Idlib": IDLIB,
        "Idlib province": IDLIB_GOVERNORATE,
        "Aleppo province": ALEPPO_GOVERNORATE,
    }


def test_a_plural_noun_belongs_to_every_name_before_it(parse: Parse) -> None:
    found = parse("Insurgents pushed into the Aleppo and Idlib provinces.")
    assert [hit.place.id for hit in found.located] == [ALEPPO_GOVERNORATE, IDLIB_GOVERNORATE]


@pytest.mark.parametrize(
    ("text", "words", "place_id"),
    [
        ("They took control of Aleppo airport.", "airport", "ourairports:OSAP"),
        ("They took control of Aleppo’s airport.", "airport", "ourairports:OSAP"),
        ("They posed outside the Aleppo citadel.", "citadel", "landmark:aleppo-citadel"),
        ("They posed at the citadel of Aleppo.", "citadel", "landmark:aleppo-citadel"),
        ("A strike hit Aleppo's Basel square.", "square", "landmark:basel-square"),
        ("A strike hit Basel Square in Aleppo.", "Square", "landmark:basel-square"),
    ],
)
def test_a_part_is_not_its_city(parse: Parse, text: str, words: str, place_id: str) -> None:
    found = parse(text)
    assert named(found, words).place.id == place_id
    assert len(found.located) == 1


def test_a_part_without_an_entry_stands_at_its_settlement_and_says_so(parse: Parse) -> None:
    hit = named(parse("Shells hit the Qalb Jadid hospital in Saraqib."), "hospital")
    assert hit.place.parent_id == "geonames:164816"
    assert hit.place.precision == "settlement"
    assert "no gazetteer" in hit.why


def test_words_that_point_back(parse: Parse) -> None:
    found = parse(
        "Fighters entered Aleppo on Friday. Air strikes hit the city. They seized the airport, and the citadel."
        " Residents fled towards Idlib. The city was calm."
    )
    bare = [(hit.mention.text, hit.place.id) for hit in found.located if hit.mention.bare]
    assert bare == [
        ("city", ALEPPO),
        ("airport", "ourairports:OSAP"),
        ("citadel", "landmark:aleppo-citadel"),
        ("city", IDLIB),
    ]


def test_areas_have_an_honest_radius(parse: Parse) -> None:
    found = parse(
        "In Aleppo planes struck rebel lines on the city's edge. They control the city of Idlib and much of the"
        " surrounding province, and dozens of nearby towns. The roads leading out of Aleppo were jammed."
    )
    assert named(found, "edge").place.radius_m > 12_000
    assert named(found, "surrounding province").place.id == IDLIB_GOVERNORATE
    assert 20_000 < named(found, "nearby towns").place.radius_m < 60_000
    assert named(found, "roads leading out").place.radius_m > 15_000


def test_one_area_of_two_directions(parse: Parse) -> None:
    found = parse("The SDF control much of north-eastern and eastern Syria.")
    place = named(found, "north-eastern and eastern Syria").place
    assert abs(place.lat - 36.2) < 1
    assert abs(place.lon - 40.3) < 1
    assert 100_000 < place.radius_m < 300_000
    assert place.country == "SY"


@pytest.mark.parametrize(
    "text",
    [
        "A toppled statue of Bassel al-Assad was filmed.",
        "President Jackson met Mr Lebanon and Jordan Fisher.",
        "The regime, said Mohammed Aleppo, a teacher.",
        "Hayat Tahrir al-Sham led it. Hamas said so.",
        "Reading the news was hard. May is nice. Of course.",
        "The US$543 million case and US-24, an AK-47.",
    ],
)
def test_people_parties_and_words_are_no_places(parse: Parse, text: str) -> None:
    settlements = [hit for hit in parse(text).located if hit.mention.kind not in ("country", "demonym")]
    assert not settlements


@pytest.mark.parametrize(
    ("text", "words", "inside"),
    [
        ("The pro-Damascus newspaper reported it.", "Damascus", "modifier"),
        ("The UK-based monitor said so.", "UK", "modifier"),
        ("Doctors of Aleppo University Hospital said so.", "Aleppo", "organisation"),
        ("Fighting went on in Damascus.", "Damascus", None),
    ],
)
def test_what_a_name_stands_inside(parse: Parse, text: str, words: str, inside: str | None) -> None:
    hits = [hit for hit in parse(text).located if words in hit.mention.text]
    assert not hits or hits[0].mention.inside == inside or hits[0].mention.kind == "landmark"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Fighting broke out in Tripoli, Lebanon.", "LB"),
        ("Fighting broke out in Tripoli, Libya.", "LY"),
        ("Beirut was quiet, but in Tripoli and Sidon, cities of Lebanon, shots were heard.", "LB"),
    ],
)
def test_the_text_says_which_one(parse: Parse, text: str, country: str) -> None:
    assert named(parse(text), "Tripoli").place.country == country


def test_stated_distances_are_checked(parse: Parse) -> None:
    checks = parse("Idlib sits just 55km (34 miles) from Aleppo.").checks
    assert len(checks) == 1
    assert (checks[0].from_place.id, checks[0].to_place.id) == (IDLIB, ALEPPO)
    assert checks[0].passed
    assert checks[0].measured_km == pytest.approx(56, abs=2)
    assert not parse("Idlib lies 300 km from Aleppo.").checks[0].passed


def test_relative_places(parse: Parse) -> None:
    south = named(parse("A drone fell 30 km south of Homs."), "30 km south of Homs").place
    assert (south.lat, south.lon) == (pytest.approx(34.45, abs=0.02), pytest.approx(36.73, abs=0.02))
    between = named(parse("They fought between Saraqib and Hama."), "between Saraqib and Hama").place
    assert 35.3 < between.lat < 35.7
    line = named(parse("Troops massed in Turkey along the border with Syria."), "border with Syria").place
    assert line.id == "border:SY-TR"
    assert 36 < line.lat < 37.5


def test_headlines_wrapped_lines_and_marks(parse: Parse) -> None:
    assert named(parse("REBELS STORM ALEPPO, SYRIA"), "ALEPPO").place.id == ALEPPO
    wrapped = (
        "Hundreds of families with their belongings fled at night from Khan\nYounis to the coast, said a"
        " resident who had seen them leave in the\ndark, and more were on the roads in the morning."
    )
    assert named(parse(wrapped), "Younis").place.id == "geonames:281124"
    assert named(parse("Shelling in Odésa and ‘Kyiv’."), "Kyiv").place.country == "UA"


def test_arabic_and_cyrillic(parse: Parse) -> None:
    found = parse("قصفت الطائرات مدينة معرة النعمان وقرى في ريف حلب الغربي ومحافظة إدلب.")
    assert named(found, "معرة النعمان").place.country == "SY"
    assert named(found, "حلب").mention.kind == "relative"
    assert named(found, "إدلب").place.id == IDLIB_GOVERNORATE
    assert named(parse("Войска обстреляли Харьков, бои идут в Херсоне."), "Харьков").place.country == "UA"


def test_spellings_that_the_index_lacks(parse: Parse) -> None:
    found = parse("In Syria rebels took Idlib, Maaret al-Noman, Tal Rifaat and Sfireh.")
    assert named(found, "Noman").place.id == "geonames:167611"
    assert named(found, "Sfireh").place.id == "geonames:172503"


def test_every_choice_keeps_its_candidates_and_its_reason(parse: Parse) -> None:
    for hit in parse("Troops left Hama for Tripoli and Springfield, Idlib province and the airport.").located:
        assert hit.why
        assert hit.candidates
        assert hit.candidates[0].place.id == hit.place.id
        assert 0 < hit.confidence <= 1
        assert hit.place.precision in PRECISIONS


NAMES = st.sampled_from(
    ["Aleppo", "the city", "Idlib province", "30 km", "north of", "border with", "Turkey", "between", "and", "near",
     "U.S.", "St. Louis", "حلب", "وحمص", "Харькове", "airport", "'s", "’s", ",", "(", ")", "-", ".", "\n", "\n\n",
     "Paris", "Texas", "\u202e", "\x00", "é", "ALL CAPS", "the", "of", "outskirts of", "nearby towns"]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(NAMES, st.text(max_size=8)), max_size=40).map(" ".join),
    st.lists(NAMES, max_size=40).map("".join),
)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text_in_and_offsets_point_at_the_words(index: PlaceIndex, text: str) -> None:
    report = Report(
        id="any", title=None, publisher=None, published=None, published_has_time=False,
        url=None, language=None, body=text, path=None,
    )  # fmt: skip
    sentences = split(text)
    found = geoparse(report, sentences, index)
    mentions = [hit.mention for hit in (*found.located, *found.unresolved)]
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text != ""
    for hit in found.located:
        assert -90 <= hit.place.lat <= 90
        assert -180 <= hit.place.lon <= 180
        assert hit.place.radius_m > 0
    starts = [hit.mention.start for hit in found.located]
    assert starts == sorted(starts)
    assert geoparse(report, sentences, index) == found


def test_a_square_in_a_town_speaks_for_the_town_not_its_province(parse: Parse) -> None:
    found = parse(
        "Hundreds left Aleppo. A strike on Basel Square in Aleppo left casualties. "
        "Too few fighters were left in Aleppo province."
    )
    assert places(found)["Aleppo"] == ALEPPO


def test_the_old_city_beside_a_citadel_is_that_of_the_same_town(parse: Parse) -> None:
    found = parse(
        "Rebels entered Aleppo. The war in Gaza has widened. "
        "Fighters stood in front of the Aleppo citadel, the fortress above the old city."
    )
    assert all(hit.place.country == "SY" for hit in found.located if "city" in hit.mention.text)


def test_the_city_is_not_that_of_the_dateline(parse: Parse) -> None:
    found = parse(
        "KYIV, Ukraine — The army pulled its units out of Bakhmut. Soldiers had held the city for years."
    )
    assert "Bakhmut" in named(found, "city").place.name


def test_small_towns_are_believed_near_the_places_of_the_report(parse: Parse) -> None:
    found = parse("Israeli troops raided Jenin and Tulkarm in the West Bank. Azzun was quiet.")
    assert {"Jenin", "Tulkarm", "Azzun"} <= set(places(found))
    assert all(hit.place.country in ("PS", "IL") for hit in found.located)


def test_the_province_is_meant_where_only_a_part_of_it_fits(parse: Parse) -> None:
    found = parse("Shelling hit southern Idlib and northern Gaza. Eastern Aleppo was spared.")
    assert named(found, "southern Idlib").place.id.endswith(IDLIB_GOVERNORATE)
    assert named(found, "northern Gaza").place.id.endswith("admin1:PS-GZZ")
    assert named(found, "Eastern Aleppo").place.id.endswith(ALEPPO)


@pytest.mark.parametrize(
    "text",
    ["Ab-" * 20_000, "Aleppo, " * 5_000, "the city " * 10_000, "San " * 10_000, "border " * 10_000 + "Turkey",
     "A" * 200_000, "الحلب " * 10_000, "30 km north of " * 5_000 + "Homs"],
)  # fmt: skip
@pytest.mark.timeout(20)
def test_hostile_texts_take_no_time(parse: Parse, text: str) -> None:
    parse(text)


def test_a_town_of_this_name_comes_before_one_that_had_it_once(parse: Parse) -> None:
    found = parse("Russian forces advanced towards Pokrovsk on Tuesday, Ukrainian officials said.")
    assert named(found, "Pokrovsk").place.country == "UA"
