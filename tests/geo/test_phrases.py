"""What the words beside a name say: lists, what holds what, districts, roads, parts and distances."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from geo.geoparse import Geoparsed
from geo.measure import distance_km
from geo.place import Located

Parse = Callable[[str], Geoparsed]


def named(found: Geoparsed, words: str) -> Located:
    """The first mention that holds these words."""
    hits = [hit for hit in found.located if words in hit.mention.text]
    assert hits, f"{words!r} is not among {[h.mention.text for h in found.located]}"
    return hits[0]


@pytest.mark.parametrize(
    ("text", "kind", "countries"),
    [
        ("Cases were found in Arizona, California, Georgia, Illinois and Washington.", "admin", {"US"}),
        ("Cases in Washington, Pennsylvania and California.", "admin", {"US"}),
        ("In New Jersey and New York it rained.", "admin", {"US"}),
        (
            "It asked Armenia, Georgia, Iraq, Iran and Syria for help.",
            "country",
            {"AM", "GE", "IQ", "IR", "SY"},
        ),
        ("It spread to Benin, Ghana, Niger, Nigeria and Togo.", "country", {"BJ", "GH", "NE", "NG", "TG"}),
        ("They hold Aleppo, Idlib, Hama and Homs.", "settlement", {"SY"}),
        ("Fighting went on in Donetsk and Luhansk.", "settlement", {"UA"}),
    ],
)
def test_names_of_a_list_are_of_one_kind(parse: Parse, text: str, kind: str, countries: set[str]) -> None:
    found = parse(text).located
    assert {hit.place.kind for hit in found} == {kind}
    assert {hit.place.country for hit in found} == countries


def test_a_list_does_not_hide_what_lies_in_what(parse: Parse) -> None:
    assert named(parse("They went to Paris, Texas and California."), "Paris").place.id == "geonames:4717560"


@pytest.mark.parametrize(
    ("text", "words", "place_id"),
    [
        ("Jihadists attacked a base in Burkina Faso's Sahel region.", "Sahel", "region:BF/Sahel"),
        ("Drones were launched from Hodeidah governorate in Yemen, near Sanaa.", "Hodeidah", "admin1:YE-HU"),
        ("Rafah, in the Gaza Strip, was shelled.", "Rafah", "geonames:281102"),
        ("Fighting went on in Deir al-Balah in Gaza.", "Deir al-Balah", "geonames:281141"),
    ],
)
def test_what_holds_a_place_decides(parse: Parse, text: str, words: str, place_id: str) -> None:
    assert named(parse(text), words).place.id == place_id


@pytest.mark.parametrize(
    ("text", "words", "country", "lat", "lon"),
    [
        ("M23 rebels captured Masisi territory.", "Masisi territory", "CD", -1.41, 28.85),
        ("The army shelled Um Rawaba in Sudan.", "Um Rawaba", "SD", 13.16, 31.37),
        ("Gunmen attacked Zamfara state's Maru district.", "Maru", "NG", 11.53, 6.36),
        ("The army bombed Hpakant township in Myanmar.", "Hpakant", "MM", 25.61, 96.31),
    ],
)
def test_districts_of_countries_at_war(
    parse: Parse, text: str, words: str, country: str, lat: float, lon: float
) -> None:
    place = named(parse(text), words).place
    assert place.country == country
    assert abs(place.lat - lat) + abs(place.lon - lon) < 0.5
    assert place.precision in ("district", "settlement")


def test_a_camp_that_is_not_known_is_not_the_next_one(parse: Parse) -> None:
    place = named(parse("Strikes hit the Nuseirat camp in Gaza."), "Nuseirat").place
    assert "Maghazi" not in place.name
    assert place.precision in ("neighbourhood", "settlement")


@pytest.mark.parametrize(
    "text", ["The Damascus-Aleppo highway was cut.", "The road from Damascus to Aleppo was cut."]
)
def test_a_road_lies_between_its_ends(parse: Parse, text: str) -> None:
    place = parse(text).located[0].place
    assert place.id.startswith("between:")
    assert 33.6 < place.lat < 36.1


def test_places_at_different_distances_are_different(parse: Parse) -> None:
    found = parse("A convoy was hit 30 km south of Homs. Another was hit 10 km west of Homs.")
    assert len({hit.place.id for hit in found.located}) == 2


def test_a_name_that_goes_on_is_not_its_first_word(parse: Parse) -> None:
    found = parse("He was held at Bab el-Oued in Algeria. Gangs hold Carrefour-Feuilles in Haiti.")
    assert not {"geonames:174018", "geonames:6201369"} & {hit.place.id for hit in found.located}


def test_declined_names_in_russian(parse: Parse) -> None:
    found = parse("Войска продвинулись под Покровском и Торецком, обстрелян Харьков.")
    assert [hit.place.country for hit in found.located] == ["UA", "UA", "UA"]


@pytest.mark.parametrize(
    ("words", "inside"),
    [("northern Mali", (20.0, 0.0)), ("southern Lebanon", (33.3, 35.4)), ("eastern Ukraine", (48.5, 38.0))],
)
def test_half_of_a_country_reaches_to_its_far_end(
    parse: Parse, words: str, inside: tuple[float, float]
) -> None:
    place = named(parse(f"Fighting went on in {words}."), words).place
    assert distance_km(place.lat, place.lon, *inside) * 1000 < place.radius_m


def test_land_around_a_town(parse: Parse) -> None:
    found = parse(
        "Residents fled rural Damascus and rural Idlib. Fighting on the outskirts of the city of Homs."
    )
    assert named(found, "rural Damascus").place.id == "admin1:SY-RD"
    assert named(found, "rural Idlib").place.radius_m > 20_000
    assert named(found, "Homs").place.id == "edge:geonames:169577"


def test_a_lake_is_not_the_country_of_its_name(parse: Parse) -> None:
    assert not parse("They landed on the shores of Lake Chad.").located


def test_tell_is_a_hill_in_arabic_names(parse: Parse) -> None:
    found = parse("Hundreds fled from Hasakah city in Syria to Tell Tamer and Tell Abyad.")
    assert named(found, "Tell Tamer").place.id == "geonames:163434"
    assert named(found, "Tell Abyad").place.id == "geonames:163750"


@pytest.mark.parametrize(
    ("text", "words", "lat", "lon", "km"),
    [
        ("Jets pounded Beirut's southern suburbs on Thursday.", "southern suburbs", 33.85, 35.51, 6),
        ("Israel struck the southern suburbs of Beirut.", "southern suburbs", 33.85, 35.51, 6),
        ("Shells hit the western suburbs of Aleppo.", "western suburbs", 36.2, 37.1, 8),
    ],
)
def test_suburbs_are_at_the_edge_of_town(
    parse: Parse, text: str, words: str, lat: float, lon: float, km: float
) -> None:
    place = named(parse(text), words).place
    assert distance_km(place.lat, place.lon, lat, lon) <= km


def test_a_part_and_its_town_stand_in_one_sentence(parse: Parse) -> None:
    found = parse("A missile hit a ship in Odesa port. In Kryvyi Rih a missile killed a woman.")
    assert named(found, "Kryvyi Rih").place.id == "geonames:703845"
    assert not any("Kryvyi" in hit.mention.text and "port" in hit.mention.text for hit in found.located)


def test_a_port_is_no_airport(parse: Parse) -> None:
    assert "irport" not in named(parse("A missile hit a vessel in Odesa port."), "port").place.name


def test_the_end_of_a_longer_name_is_no_near_miss(parse: Parse) -> None:
    found = parse(
        "The army retook Dinder. In El Fasher, shells fell on the Abu Shouk camp and the Zamzam camp."
    )
    assert not any(hit.place.name.endswith("As Sūkī") for hit in found.located)


@pytest.mark.parametrize(
    ("text", "words", "place_id"),
    [
        ("Rockets launched from Lebanon landed near Acre.", "near Acre", "near:geonames:295721"),
        ("Russian troops took Pokrovsk and Myrnohrad.", "Pokrovsk", "geonames:704422"),
        ("Sudanese refugees crossed to Adre.", "Adre", "geonames:245669"),
    ],
)
def test_wars_reach_the_country_next_door(parse: Parse, text: str, words: str, place_id: str) -> None:
    assert named(parse(text), words).place.id == place_id


def test_a_town_whose_name_is_an_english_word_by_chance(parse: Parse) -> None:
    assert named(parse("Israeli strikes hit Tyre and Sidon."), "Tyre").place.id == "geonames:267008"
    assert named(parse("Israel bombed Sidon. Six people died in Tyre."), "Tyre").place.id == "geonames:267008"
    assert not [h for h in parse("They hold Sidon. Union men left.").located if h.mention.text == "Union"]


def test_a_near_miss_far_from_everything_else_is_not_placed(parse: Parse) -> None:
    text = "They attacked near Lysivka, Udachne, Uspenivka, Pokrovsk and Kotlyne in Ukraine's Donetsk region."
    assert not [hit for hit in parse(text).located if "Kotlyne" in hit.mention.text and hit.place.lat < 47]


def test_the_old_city_is_that_of_a_town_close_by(parse: Parse) -> None:
    found = parse(
        "In Raqqa they made an advance in the Old City quarter. Aleppo and Homs in Syria were quiet."
    )
    assert all(hit.place.country == "SY" for hit in found.located)


@pytest.mark.parametrize(
    ("text", "words", "lat", "lon", "km"),
    [
        ("Tanks shelled the east of Khan Younis.", "Khan Younis", 31.34, 34.32, 3),
        ("They hit a bulldozer west of Khan Younis.", "Khan Younis", 31.34, 34.20, 4),
        ("Rebels in Syria hold the north of Qusair.", "Qusair", 34.51, 36.58, 3),
        ("Rebels fought to the north of Homs.", "Homs", 34.88, 36.73, 5),
        ("Ukrainian forces retook Irpin's north-west.", "Irpin", 50.53, 30.23, 3),
        ("They advanced south of Huliaipole in Ukraine.", "Huliaipole", 47.60, 36.26, 6),
    ],
)
def test_sides_of_a_town(parse: Parse, text: str, words: str, lat: float, lon: float, km: float) -> None:
    place = named(parse(text), words).place
    assert distance_km(place.lat, place.lon, lat, lon) <= km


def test_the_surname_of_somebody_is_no_town(parse: Parse) -> None:
    text = (
        "Rebels captured Aleppo and Hama in Syria. “We are reorganising,” said Abu Firas al-Homsi, a commander "
        "in Idlib. Jets bombed Azaz in Syria."
    )
    assert not [hit for hit in parse(text).located if "Homs" in hit.mention.text]


def test_a_short_arabic_word_is_not_like_a_place(parse: Parse) -> None:
    assert not parse("قتل ثلاثة جنود في كمين محكم قرب المدينة.").located


def test_the_first_word_of_a_longer_name_is_not_the_name(parse: Parse) -> None:
    found = parse(
        "In Syria a drone struck a house on the outskirts of Tal Qarqash. Homs and Damascus were quiet."
    )
    assert not [hit for hit in found.located if hit.place.name.endswith("At Tall")]


def test_the_airport_and_the_barracks_of_a_town(parse: Parse) -> None:
    text = "Abu Dhabi has denied sending arms. Fighters gave up the airport and the barracks of Mukalla in Yemen."
    assert not [
        hit for hit in parse(text).located if "airport" in hit.mention.text and hit.place.country == "AE"
    ]


@pytest.mark.parametrize(
    ("text", "words", "place_id"),
    [
        (
            "A drone fired at men in Tubas. Jenin and Nablus in the West Bank were quiet.",
            "Tubas",
            "geonames:281581",
        ),
        ("JNIM claimed to have taken Pama. It holds Djibo in Burkina Faso.", "Pama", "geonames:2356738"),
    ],
)
def test_small_towns_of_the_report(parse: Parse, text: str, words: str, place_id: str) -> None:
    assert named(parse(text), words).place.id == place_id


def test_the_airport_of_a_town_is_no_air_base_beside_it(parse: Parse) -> None:
    found = parse("In Cali, Colombia, mortars hit the airport.")
    assert not [hit for hit in found.located if "Air Base" in hit.place.name]


@pytest.mark.parametrize(
    "text",
    [
        "The RSF attacked the army's engineering corps base in Omdurman, Sudan.",
        "Rockets hit the airport of Omdurman in Sudan.",
    ],
)
def test_no_roof_of_a_hospital_and_no_far_air_base_is_the_base_of_a_town(parse: Parse, text: str) -> None:
    place = named(parse(text), "Omdurman").place
    assert "eliport" not in place.name
    assert distance_km(place.lat, place.lon, 15.6445, 32.4777) < 12


def test_a_town_called_like_an_english_word_by_chance(parse: Parse) -> None:
    taken = parse("The rebels captured Sake on Thursday, the army in Goma said.")
    assert named(taken, "Sake").place.id == "geonames:205970"
    other = parse("The M23 holds Goma. For the sake of peace it left Bukavu.")
    assert not [found for found in other.located if found.mention.text == "sake"]
