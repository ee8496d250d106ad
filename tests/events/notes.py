"""One-paragraph event notes of our own from many countries, in the style of coded conflict data.

Each row: country, the note, its layer (None: stays off the map), the place and its position (GeoNames, rounded), the
day, and the dead as bounds (None: the note gives none). Events are made up, places are real.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["NOTES", "Note"]

Bounds = tuple[int, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note and what it is about; `layers` are those that an analyst could choose."""

    name: str
    text: str
    layers: tuple[str, ...]
    lat: float | None
    lon: float | None
    day: str
    killed: Bounds | None


def note(
    name: str,
    text: str,
    layers: str = "",
    at: tuple[float, float] | None = None,
    day: str = "",
    killed: Bounds | None = None,
) -> Note:
    lat, lon = at or (None, None)
    return Note(name=name, text=text, layers=tuple(layers.split()), lat=lat, lon=lon, day=day, killed=killed)


NOTES = (
    note(
        "nigeria-gunmen",
        "On 4 May 2023, suspected Boko Haram gunmen attacked a market in Gwoza, Borno state, Nigeria, killing 14 "
        "people and burning shops.",
        "clash",
        (11.08, 13.69),
        "2023-05-04",
        (14, 14),
    ),
    note(
        "somalia-ied",
        "On 12 March 2022, a roadside bomb targeting a military convoy exploded in Afgooye, Somalia. Three soldiers "
        "were killed and five others wounded.",
        "strike",
        (2.14, 45.12),
        "2022-03-12",
        (3, 3),
    ),
    note(
        "mali-clash",
        "On 8 June 2021, clashes between Malian soldiers and JNIM militants near Mopti, Mali, left six soldiers and "
        "nine militants dead.",
        "clash",
        (14.48, -4.18),
        "2021-06-08",
        None,
    ),
    note(
        "iraq-rockets",
        "On 15 February 2021, rockets struck the area around the airport of Erbil in the Kurdistan region of Iraq, "
        "killing one contractor and injuring nine people.",
        "strike",
        (36.19, 44.01),
        "2021-02-15",
        (1, 1),
    ),
    note(
        "afghanistan-suicide",
        "A suicide bomber blew himself up outside a mosque in Kunduz, Afghanistan, on 8 October 2021; at least 50 "
        "worshippers were killed.",
        "strike",
        (36.73, 68.86),
        "2021-10-08",
        (50, None),
    ),
    note(
        "pakistan-shooting",
        "On 2 April 2019, unidentified gunmen shot dead two policemen in Quetta, Pakistan.",
        "clash",
        (30.18, 67.0),
        "2019-04-02",
        (2, 2),
    ),
    note(
        "india-shelling",
        "Pakistani troops shelled Indian positions in Rajouri district on 20 January 2018; two civilians were "
        "killed.",
        "strike",
        (33.38, 74.31),
        "2018-01-20",
        (2, 2),
    ),
    note(
        "philippines-abu-sayyaf",
        "On 27 January 2019, two bombs exploded at the cathedral of Jolo, Philippines, killing 20 people and wounding "
        "more than 100.",
        "strike",
        (6.05, 121.0),
        "2019-01-27",
        (20, 20),
    ),
    note(
        "colombia-eln",
        "On 14 July 2020, ELN guerrillas and the army fought in Tibu, Colombia. Four guerrillas were killed.",
        "clash",
        (8.64, -72.73),
        "2020-07-14",
        (4, 4),
    ),
    note(
        "mexico-cartel",
        "On 17 October 2019, cartel gunmen fought security forces in Culiacan, Mexico; 14 people were killed.",
        "clash",
        (24.8, -107.39),
        "2019-10-17",
        (14, 14),
    ),
    note(
        "libya-airstrike",
        "An air strike hit a detention centre for migrants in Tajoura, Libya, on 2 July 2019, killing 53 people.",
        "strike",
        (32.88, 13.35),
        "2019-07-02",
        (53, 53),
    ),
    note(
        "mozambique-town",
        "On 24 March 2021, insurgents seized the town of Macomia in Cabo Delgado, Mozambique, and dozens of people were "
        "killed.",
        "control",
        (-12.25, 40.12),
        "2021-03-24",
        None,
    ),
    note(
        "cameroon-school",
        "On 24 October 2020, gunmen stormed a school in Kumba, Cameroon, and killed seven children.",
        "clash",
        (4.64, 9.45),
        "2020-10-24",
        (7, 7),
    ),
    note(
        "car-capture",
        "On 3 January 2021, rebels captured the town of Bangassou in the Central African Republic after fighting with "
        "the army.",
        "control",
        (4.74, 22.82),
        "2021-01-03",
        None,
    ),
    note(
        "southsudan-raid",
        "On 9 May 2019, armed cattle raiders attacked a village near Rumbek, South Sudan. 11 people were killed.",
        "clash",
        (6.81, 29.68),
        "2019-05-09",
        (11, 11),
    ),
    note(
        "burundi-grenade",
        "A grenade thrown into a bar in Bujumbura, Burundi, on 25 May 2021 killed two people.",
        "strike",
        (-3.38, 29.36),
        "2021-05-25",
        (2, 2),
    ),
    note(
        "kenya-landmine",
        "On 30 January 2022, a bus ran over a landmine near Mandera, Kenya; at least seven passengers died.",
        "strike",
        (3.94, 41.86),
        "2022-01-30",
        (7, None),
    ),
    note(
        "turkey-pkk",
        "Turkish warplanes bombed PKK positions near Amadiya in northern Iraq on 24 April 2021.",
        "strike",
        (37.09, 43.49),
        "2021-04-24",
        None,
    ),
    note(
        "armenia-shelling",
        "On 13 September 2022, Azerbaijani artillery shelled Jermuk, Armenia; 3 soldiers were killed.",
        "strike",
        (39.84, 45.67),
        "2022-09-13",
        (3, 3),
    ),
    note(
        "thailand-bomb",
        "On 5 November 2019, insurgents attacked a checkpoint in Yala, Thailand, killing 15 people.",
        "clash",
        (6.54, 101.28),
        "2019-11-05",
        (15, 15),
    ),
    note(
        "srilanka-history",
        "On 3 April 2009, government troops captured Kilinochchi, Sri Lanka, from the LTTE; 120 rebels were "
        "killed.",
        "control clash",
        (9.4, 80.4),
        "2009-04-03",
        None,
    ),
    note(
        "congo-displaced",
        "On 12 June 2022, about 5,000 people fled from Bunagana, DR Congo, to Kisoro, Uganda.",
        "displacement",
        (-1.29, 29.6),
        "2022-06-12",
        None,
    ),
    note(
        "niger-convoy",
        "On 2 October 2023, jihadists ambushed an army convoy near Tillaberi, Niger, killing at least 29 soldiers.",
        "clash",
        (14.21, 1.45),
        "2023-10-02",
        (29, None),
    ),
    note(
        "burkina-village",
        "On the night of 4 to 5 June 2021, armed men attacked the town of Sebba, Burkina Faso. At least 130 "
        "civilians were killed.",
        "clash",
        (13.44, 0.53),
        "2021-06-04",
        (130, None),
    ),
    note(
        "yemen-drone",
        "A US drone strike killed three suspected al-Qaeda members in Marib, Yemen, on 30 January 2023.",
        "strike",
        (15.46, 45.33),
        "2023-01-30",
        (3, 3),
    ),
    note(
        "egypt-sinai",
        "On 7 May 2022, Islamic State militants attacked a water pumping station near Qantara, Egypt, killing 11 "
        "soldiers.",
        "clash",
        None,
        "2022-05-07",
        (11, 11),
    ),
    note(
        "israel-stabbing",
        "On 22 March 2022, an attacker stabbed four people to death in Beersheba, Israel.",
        "clash",
        (31.25, 34.79),
        "2022-03-22",
        (4, 4),
    ),
    note(
        "ukraine-2015",
        "On 24 January 2015, rockets fired by separatists hit Mariupol, Ukraine; 30 people were killed and 102 "
        "injured.",
        "strike",
        (47.1, 37.55),
        "2015-01-24",
        (30, 30),
    ),
    note(
        "chad-withdrew",
        "On 20 April 2021, rebels withdrew from Zouar, Chad.",
        "control",
        (20.45, 16.52),
        "2021-04-20",
        None,
    ),
    note(
        "ethiopia-massacre",
        "On 18 June 2022, gunmen killed more than 200 civilians in Gimbi, Ethiopia.",
        "clash",
        (9.17, 35.83),
        "2022-06-18",
        (200, None),
    ),
    # what stays off the map
    note(
        "protest-students", "On 3 May 2021, students demonstrated in Dhaka, Bangladesh, against higher fees."
    ),
    note(
        "protest-blocked",
        "On 6 June 2020, protesters blocked a road in Cochabamba, Bolivia, and burned tyres.",
    ),
    note("protest-police", "Police dispersed protesters in Conakry, Guinea, with tear gas on 5 May 2022."),
    note("politics-visit", "On 14 May 2019, the foreign minister arrived in Baku, Azerbaijan, for talks."),
    note("politics-vote", "On 9 June 2021, parliament in Sofia, Bulgaria, took a vote on the budget."),
    note(
        "politics-deal",
        "On 1 March 2020, the government and rebels signed an agreement in Juba, South Sudan.",
    ),
    note(
        "crime-arrest", "On 4 July 2018, police arrested two men in Lima, Peru, and seized 40 kg of cocaine."
    ),
    note(
        "strike-teachers", "On 12 May 2022, teachers went on strike in Tegucigalpa, Honduras, for better pay."
    ),
    note(
        "sport", "On 8 June 2023, the national team was beaten in Accra, Ghana; fans left the stadium early."
    ),
    note("exercise", "On 5 May 2021, troops held a military exercise near Riga, Latvia."),
    note("anniversary", "On 6 May 2022, residents of Hue, Vietnam, marked the battle of 1968 with a march."),
    note("accident", "On 7 July 2021, a bus crashed near Kampala, Uganda, killing 12 people."),
    note("weather", "On 3 August 2022, a storm hit Manila, Philippines, and 2 people died."),
    note("election", "On 9 May 2018, opposition parties captured a majority in Penang, Malaysia."),
)
