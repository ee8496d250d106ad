"""Short texts of our own about many wars, and what an analyst would read from each.

Places are real, the events are made up. Keys of an expected claim: `layer`, `place`, `origin`,
`destination` (keys of `PLACES`), `actor` and `target` (an id or side of the table of parties, or words of
the name), `status`, `weapon`, `killed`, `injured`, `people` (bounds), `who`, `days` (first and last),
`precision`, `modality`, `speaker` (part of the name), `speaker_kind`, `direction`. Every key that is
given must be right on one and the same claim.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["CASES", "PLACES", "Case"]

# Latitude and longitude in degrees, from GeoNames (CC BY 4.0), rounded.
PLACES = {
    "Saraqib": (35.86, 36.81),
    "Khan Sheikhoun": (35.44, 36.65),
    "Hama": (35.13, 36.76),
    "Maarat al-Numan": (35.65, 36.68),
    "Raqqa": (35.95, 39.01),
    "Tall Rifat": (36.47, 37.09),
    "Ariha": (35.81, 36.61),
    "Kobani": (36.89, 38.35),
    "Damascus": (33.51, 36.29),
    "Odesa": (46.49, 30.74),
    "Kharkiv": (49.98, 36.25),
    "Yasna Poliana": (48.74, 37.53),
    "Avdiivka": (48.14, 37.75),
    "Nikopol": (47.57, 34.39),
    "Marhanets": (47.63, 34.62),
    "Kherson": (46.64, 32.61),
    "Engels": (51.48, 46.11),
    "Pokrovsk": (48.28, 37.18),
    "Sumy": (50.92, 34.80),
    "Kyiv": (50.45, 30.52),
    "Moscow": (55.75, 37.62),
    "Washington": (38.9, -77.04),
    "Wad Madani": (14.40, 33.52),
    "El Obeid": (13.18, 30.22),
    "El Fasher": (13.63, 25.35),
    "Geneina": (13.45, 22.45),
    "Adre": (13.47, 22.20),
    "Nyala": (12.05, 24.88),
    "Omdurman": (15.64, 32.48),
    "Khan Younis": (31.34, 34.31),
    "Beit Lahiya": (31.55, 34.50),
    "Jabalia": (31.53, 34.48),
    "Gaza City": (31.50, 34.47),
    "Ashkelon": (31.67, 34.57),
    "Cairo": (30.04, 31.24),
    "Nabatieh": (33.38, 35.48),
    "Kiryat Shmona": (33.21, 35.57),
    "Tyre": (33.27, 35.19),
    "Khiam": (33.33, 35.61),
    "Grozny": (43.32, 45.69),
    "Maungdaw": (20.82, 92.37),
    "Depayin": (22.68, 95.32),
    "Lashio": (22.94, 97.75),
    "Myawaddy": (16.69, 98.51),
    "Masisi": (-1.40, 28.80),
    "Goma": (-1.67, 29.23),
    "Sake": (-1.57, 29.04),
    "Rutshuru": (-1.19, 29.45),
    "Marib": (15.46, 45.33),
    "Hodeidah": (14.80, 42.95),
    "Aden": (12.78, 45.04),
    "Gonaives": (19.45, -72.69),
    "Saint-Marc": (19.11, -72.70),
    "Croix-des-Bouquets": (18.58, -72.23),
    "Lalibela": (12.03, 39.05),
    "Finote Selam": (10.70, 37.27),
    "Mekelle": (13.50, 39.48),
    "Djibo": (14.10, -1.63),
}

Want = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A text, the claims that must be read from it, and those that must not be."""

    name: str
    text: str
    published: str | None = "2024-11-30"
    wants: tuple[Want, ...] = ()
    nevers: tuple[Want, ...] = ()


def case(
    name: str, text: str, *wants: Want, on: str | None = "2024-11-30", never: tuple[Want, ...] = ()
) -> Case:
    return Case(name=name, text=text, published=on, wants=wants, nevers=never)


def control(place: str, status: str | None = None, actor: str | None = None, **more: Any) -> Want:
    return _want("control", place, status=status, actor=actor, **more)


def strike(place: str, weapon: str | None = None, actor: str | None = None, **more: Any) -> Want:
    return _want("strike", place, weapon=weapon, actor=actor, **more)


def moved(place: str, **more: Any) -> Want:
    return _want("displacement", place, **more)


def clash(place: str, **more: Any) -> Want:
    return _want("clash", place, **more)


def _want(layer: str, place: str, **more: Any) -> Want:
    return {"layer": layer, "place": place} | {key: value for key, value in more.items() if value is not None}


SYRIA = (
    case(
        "syria-capture-from",
        "Rebel fighters captured the town of Saraqib from government forces on Thursday.",
        control(
            "Saraqib", "held", "syrian-opposition", days=("2024-11-28", "2024-11-28"), modality="reported"
        ),
        control("Saraqib", "lost", "syria-government", days=("2024-11-28", "2024-11-28")),
    ),
    case(
        "syria-claimed",
        "Hayat Tahrir al-Sham said its fighters had seized Khan Sheikhoun.",
        control("Khan Sheikhoun", "claimed", "hts", modality="claimed", speaker="Hayat Tahrir al-Sham"),
    ),
    case(
        "syria-denied",
        "The Syrian army denied that rebels had entered Hama.",
        control("Hama", "contested", "syrian-opposition", modality="denied", speaker="Syrian army"),
    ),
    case(
        "syria-planned",
        "Syrian government troops are preparing to retake Maarat al-Numan.",
        control("Maarat al-Numan", "held", "syria-government", modality="planned"),
    ),
    case(
        "syria-history",
        "Rebels seized Raqqa in 2013. Islamic State fighters held the city until 2017.",
        control(
            "Raqqa", "held", "syrian-opposition", modality="historical", days=("2013-01-01", "2013-12-31")
        ),
        never=(
            {"layer": "control", "modality": "reported"},
            {"layer": "control", "modality": "claimed"},
        ),
    ),
    case(
        "syria-withdrew",
        "Syrian government forces withdrew from Tall Rifat overnight.",
        control("Tall Rifat", "lost", "syria-government", days=("2024-11-29", "2024-11-30")),
    ),
    case(
        "syria-passive-shelling",
        "The town of Ariha in Idlib province was shelled on Friday, killing three civilians and wounding "
        "seven, "
        "according to the White Helmets.",
        strike(
            "Ariha",
            "artillery",
            killed=(3, 3),
            injured=(7, 7),
            who="civilian",
            days=("2024-11-29", "2024-11-29"),
            speaker="White Helmets",
        ),
    ),
    case(
        "syria-turkish-drone",
        "A Turkish drone hit a vehicle near Kobani on Tuesday, killing two fighters of the Syrian Democratic "
        "Forces.",
        strike("Kobani", "drone", "turkey", killed=(2, 2), days=("2024-11-26", "2024-11-26")),
        on="2024-12-01",
    ),
    case(
        "syria-is-capitals",
        "IS militants attacked an army post near Palmyra on Monday. The ministry is in Damascus.",
        never=({"place": "Damascus"},),
    ),
)

UKRAINE = (
    case(
        "ukraine-drone-night",
        "Russian drones hit Odesa overnight, injuring at least five people, the regional governor said.",
        strike(
            "Odesa",
            "drone",
            "russia",
            injured=(5, None),
            days=("2024-11-29", "2024-11-30"),
            speaker="governor",
            speaker_kind="official",
        ),
    ),
    case(
        "ukraine-missile-market",
        "A ballistic missile struck a market in Kharkiv on 27 November, killing 11 people and wounding "
        "dozens.",
        strike("Kharkiv", "missile", killed=(11, 11), injured=(24, 99), days=("2024-11-27", "2024-11-27")),
    ),
    case(
        "ukraine-russia-claims",
        "Russia's defence ministry said its troops had taken the village of Yasna Poliana in Donetsk region.",
        control("Yasna Poliana", "claimed", "russia", modality="claimed", speaker="defence ministry"),
        on="2024-11-10",
    ),
    case(
        "ukraine-general-staff-admits",
        "Ukraine's General Staff said its forces had withdrawn from Avdiivka.",
        control("Avdiivka", "lost", "ukraine", modality="reported", speaker="General Staff"),
        on="2024-02-17",
    ),
    case(
        "ukraine-list-of-places",
        "Russian artillery shelled Nikopol, Marhanets and Kherson on Saturday.",
        strike("Nikopol", "artillery", "russia"),
        strike("Marhanets", "artillery", "russia"),
        strike("Kherson", "artillery", "russia"),
    ),
    case(
        "ukraine-inside-russia",
        "Ukrainian drones attacked an oil depot in Engels, the governor of Saratov region said.",
        strike("Engels", "drone", "ukraine"),
    ),
    case(
        "ukraine-evacuated",
        "Some 20,000 people were evacuated from Pokrovsk in eastern Ukraine in August.",
        moved("Pokrovsk", people=(18_000, 22_000), direction="flight", precision="month"),
        on="2024-09-02",
    ),
    case(
        "ukraine-not-entered",
        "Russian troops have not entered Pokrovsk in eastern Ukraine, the mayor said.",
        control("Pokrovsk", None, "russia", modality="denied", speaker="mayor"),
    ),
    case(
        "ukraine-metonym",
        "Kyiv accused Moscow of breaking the truce. Washington urged restraint.",
        never=({"place": "Kyiv"}, {"place": "Moscow"}, {"place": "Washington"}),
    ),
)

SUDAN = (
    case(
        "sudan-rsf-took",
        "The Rapid Support Forces captured Wad Madani on Monday after the army withdrew from the city.",
        control("Wad Madani", "held", "rsf", days=("2023-12-18", "2023-12-18")),
        control("Wad Madani", "lost", "saf"),
        on="2023-12-19",
    ),
    case(
        "sudan-rsf-short",
        "The RSF said it controlled the oil refinery in El Obeid.",
        control("El Obeid", "claimed", "rsf", modality="claimed"),
        on="2024-05-01",
    ),
    case(
        "sudan-paramilitary-shelling",
        "Paramilitaries shelled a hospital in El Fasher, killing at least 20 people, including six children.",
        strike("El Fasher", "artillery", "rsf", killed=(20, None)),
        on="2024-08-12",
    ),
    case(
        "sudan-fled-to-chad",
        "More than 8,000 people fled from Geneina to Adre in two days.",
        moved("Geneina", origin="Geneina", destination="Adre", people=(8000, None), direction="flight"),
        on="2023-11-08",
    ),
    case(
        "sudan-saf-verb",
        "The SAF bombed Nyala on Friday. Families saf in camps were not hurt.",
        strike("Nyala", None, "saf", days=("2025-05-02", "2025-05-02")),
        on="2025-05-03",
    ),
    case(
        "sudan-return",
        "Thousands of displaced families returned to Omdurman last month, the IOM said.",
        moved("Omdurman", direction="return", people=(2000, 9999), precision="month", speaker="IOM"),
        on="2025-05-03",
    ),
)

GAZA = (
    case(
        "gaza-airstrike-tents",
        "An Israeli air strike on tents in Khan Younis killed at least 12 people on Wednesday, medics said.",
        strike(
            "Khan Younis",
            "air",
            "israel",
            killed=(12, None),
            days=("2024-11-27", "2024-11-27"),
            speaker="medics",
        ),
    ),
    case(
        "gaza-entered",
        "Israeli tanks pushed into Beit Lahiya on Tuesday, residents said.",
        control("Beit Lahiya", None, "israel", speaker="residents", speaker_kind="witness"),
    ),
    case(
        "gaza-ordered-out",
        "The Israeli army ordered residents of Deir al-Balah to leave the city.",
        never=(
            {"layer": "displacement", "modality": "reported"},
            {"layer": "control", "actor": "israel", "status": "held"},
        ),
    ),
    case(
        "gaza-fled",
        "Hundreds of families fled Jabalia on foot towards Gaza City on Sunday.",
        moved(
            "Jabalia",
            origin="Jabalia",
            destination="Gaza City",
            direction="flight",
            days=("2024-11-24", "2024-11-24"),
        ),
    ),
    case(
        "gaza-total",
        "More than 44,000 people have been killed in Gaza since October 2023, its health ministry says.",
        never=({"layer": "strike", "modality": "reported"},),
    ),
    case(
        "gaza-rockets-out",
        "Hamas fired rockets at Ashkelon on Saturday; no casualties were reported.",
        strike("Ashkelon", "rocket", "hamas", killed=(0, 0)),
    ),
    case(
        "gaza-no-truce",
        "Talks on a ceasefire resumed in Cairo and Doha on Sunday.",
        never=({"layer": "control"}, {"layer": "strike"}, {"layer": "clash"}, {"place": "Cairo"}),
    ),
)

LEBANON = (
    case(
        "lebanon-nominal-strike",
        "An Israeli strike on Nabatieh killed the mayor and five others, Lebanon's health ministry said.",
        strike("Nabatieh", None, "israel", speaker="health ministry"),
        on="2024-10-16",
    ),
    case(
        "lebanon-rockets",
        "Hezbollah said it had fired a salvo of rockets at Kiryat Shmona.",
        strike("Kiryat Shmona", "rocket", "hezbollah", modality="claimed", speaker="Hezbollah"),
        on="2024-10-16",
    ),
    case(
        "lebanon-returns",
        "Thousands of people returned to Tyre in southern Lebanon on Wednesday after the ceasefire took "
        "effect.",
        moved("Tyre", direction="return", people=(2000, 9999), days=("2024-11-27", "2024-11-27")),
    ),
    case(
        "lebanon-pager-simile",
        "The town looked like Grozny after the war, one resident of Khiam said.",
        never=({"place": "Grozny"},),
        on="2024-12-02",
    ),
    case(
        "lebanon-withdrew",
        "Israeli troops pulled out of Khiam in southern Lebanon on Wednesday and the Lebanese army entered "
        "the town.",
        control("Khiam", "lost", "israel", days=("2024-12-11", "2024-12-11")),
        control("Khiam", None, "lebanon"),
        on="2024-12-12",
    ),
)

MYANMAR = (
    case(
        "myanmar-captured",
        "The Arakan Army captured Maungdaw on Sunday, its spokesman said.",
        control("Maungdaw", "claimed", "arakan-army", modality="claimed", days=("2024-12-08", "2024-12-08")),
        on="2024-12-10",
    ),
    case(
        "myanmar-junta-air",
        "Junta warplanes bombed a school in Depayin, Sagaing region, and killed 11 children.",
        strike("Depayin", "air", "myanmar-military", killed=(11, 11), who="child"),
        on="2022-09-20",
    ),
    case(
        "myanmar-mndaa",
        "The MNDAA has controlled Lashio since August.",
        control("Lashio", "held", "mndaa"),
        on="2024-11-20",
    ),
    case(
        "myanmar-battle",
        "Heavy fighting broke out near Myawaddy between junta troops and the Karen National Liberation Army.",
        clash("Myawaddy"),
        on="2024-04-12",
    ),
    case(
        "myanmar-crossed",
        "About 3,000 villagers crossed into Thailand from Myawaddy on Saturday.",
        moved("Myawaddy", people=(2700, 3300), days=("2024-04-20", "2024-04-20")),
        on="2024-04-21",
    ),
)

DRC = (
    case(
        "drc-rebels",
        "Rebels took Masisi in North Kivu on Saturday, a local official said.",
        control("Masisi", "held", "m23", speaker_kind="official"),
        on="2025-01-06",
    ),
    case(
        "drc-m23-advance",
        "M23 fighters advanced on Goma after capturing the town of Sake.",
        control("Goma", "advance", "m23"),
        control("Sake", "held", "m23"),
        on="2025-01-24",
    ),
    case(
        "drc-bombs-on-camp",
        "Bombs fell on a camp for displaced people near Goma, killing nine people, the army said.",
        strike("Goma", None, killed=(9, 9), speaker="army"),
        on="2024-05-03",
    ),
    case(
        "drc-displaced-total",
        "More than 400,000 people have been displaced from Rutshuru since January, the UN said.",
        moved("Rutshuru", people=(400_000, None), direction="flight"),
        on="2025-01-28",
    ),
)

YEMEN = (
    case(
        "yemen-houthi-drone",
        "A Houthi drone struck Marib on Thursday, wounding two soldiers.",
        strike("Marib", "drone", "houthis", injured=(2, 2), who="soldier"),
        on="2022-01-29",
    ),
    case(
        "yemen-us-strikes",
        "US warplanes carried out strikes on Hodeidah, the Houthi-run al-Masirah television said.",
        strike("Hodeidah", "air", "united-states"),
        on="2025-04-18",
    ),
    case(
        "yemen-held",
        "Aden remains under the control of the Southern Transitional Council.",
        control("Aden", "held", "stc"),
        on="2022-03-01",
    ),
)

HAITI = (
    case(
        "haiti-gangs",
        "Gangs attacked the town of Gonaives in Haiti on Thursday and killed at least 70 people.",
        clash("Gonaives", actor="haitian-gangs", killed=(70, None), days=("2024-10-03", "2024-10-03")),
        on="2024-10-05",
    ),
    case(
        "haiti-fled",
        "More than 6,000 people fled Gonaives for Saint-Marc in Haiti.",
        moved("Gonaives", origin="Gonaives", destination="Saint-Marc", people=(6000, None)),
        on="2024-10-05",
    ),
    case(
        "haiti-police-retook",
        "Haitian police retook Croix-des-Bouquets on Monday.",
        control("Croix-des-Bouquets", "held", "haiti-government", days=("2024-09-30", "2024-09-30")),
        on="2024-10-05",
    ),
)

ETHIOPIA = (
    case(
        "ethiopia-fano",
        "Fano militants entered Lalibela on Tuesday, a resident told reporters.",
        control("Lalibela", "contested", "fano", speaker="resident"),
        on="2023-11-09",
    ),
    case(
        "ethiopia-drone",
        "A government drone strike killed 26 people in Finote Selam, a hospital official said.",
        strike("Finote Selam", "drone", "ethiopia", killed=(26, 26)),
        on="2023-08-15",
    ),
    case(
        "ethiopia-federal-left",
        "Federal troops left Mekelle in June, and Tigrayan forces entered the city.",
        control("Mekelle", "lost", "ethiopia"),
        control("Mekelle", None, "tplf"),
        on="2021-07-02",
    ),
)

ELSEWHERE = (
    case(
        "burkina-unseen-government",
        "Government forces recaptured Djibo from jihadists on Friday.",
        control("Djibo", "held"),
        on="2025-05-17",
    ),
    case(
        "protest-stays-off",
        "Thousands of people protested in Tbilisi on Friday and marched to parliament.",
        never=({"layer": "displacement"}, {"layer": "control"}, {"layer": "strike"}, {"layer": "clash"}),
    ),
    case(
        "workers-strike",
        "Transport workers went on strike in Lagos on Monday.",
        never=({"layer": "strike"},),
    ),
    case(
        "football",
        "Chelsea captured the title after striking twice in Manchester, and fans flooded into London.",
        never=({"layer": "strike"}, {"layer": "control"}, {"layer": "displacement"}),
    ),
    case(
        "disease",
        "Cholera hit Lusaka in January and killed 400 people.",
        never=({"layer": "strike"}, {"layer": "control"}),
    ),
    case(
        "earthquake",
        "An earthquake struck Antakya in 2023, and thousands of people fled the city.",
        never=({"layer": "strike"},),
    ),
    case(
        "person-named-like-a-place",
        "Aleppo Jones said that Sidney was attacked by critics.",
        never=({"layer": "strike"}, {"layer": "control"}),
    ),
    case(
        "no-date",
        "Rebels captured Saraqib on Thursday.",
        control("Saraqib", "held", "syrian-opposition", days=None),
        on=None,
    ),
    case(
        "feared",
        "Residents fear that Russian forces could bomb Sumy again.",
        strike("Sumy", None, "russia", modality="planned"),
    ),
    case(
        "threat",
        "The rebels vowed to capture Hama within days.",
        control("Hama", "held", "syrian-opposition", modality="planned"),
    ),
    case(
        "if-clause",
        "If the army loses Hama, the rebels will march on Homs.",
        never=({"layer": "control", "modality": "reported"},),
    ),
    case(
        "no-sign",
        "There was no sign that troops had left Hama.",
        never=(
            {"layer": "control", "modality": "reported"},
            {"layer": "displacement", "modality": "reported"},
        ),
    ),
    case(
        "there",
        "Government forces hold Hama. A car bomb exploded there on Friday, wounding four policemen.",
        strike("Hama", "bomb", injured=(4, 4), days=("2024-11-29", "2024-11-29")),
    ),
    case(
        "percent-is-nobody",
        "About 70 percent of the residents have fled Avdiivka.",
        moved("Avdiivka", direction="flight", people=None),
        never=({"layer": "displacement", "people": (63, 77)}, {"layer": "displacement", "people": (70, 70)}),
    ),
    case(
        "ages-are-nobody",
        "A shell killed a 12-year-old boy in Kherson on Saturday.",
        strike("Kherson", "artillery", killed=(1, 1)),
    ),
    case(
        "a-name-is-no-number",
        "M23 fighters fled Goma on Friday.",
        never=({"layer": "displacement", "people": (23, 23)},),
        on="2025-03-01",
    ),
)

WORDINGS = (
    case(
        "fell-to",
        "The Syrian city of Hama fell to the rebels on Thursday.",
        control("Hama", "held", "syrian-opposition", days=("2024-12-05", "2024-12-05")),
        on="2024-12-06",
    ),
    case(
        "nominal-fall",
        "The fall of Hama to the rebels on Thursday shocked Syria's government.",
        control("Hama", "held", "syrian-opposition", days=("2024-12-05", "2024-12-05")),
        on="2024-12-06",
    ),
    case(
        "came-under-control",
        "El Fasher in Sudan came under the control of the RSF on Sunday.",
        control("El Fasher", "held", "rsf", days=("2025-10-26", "2025-10-26")),
        on="2025-10-27",
    ),
    case(
        "handed-over",
        "Ukrainian officials said Russian troops had handed the town of Nikopol over to Ukrainian forces.",
        control("Nikopol", None, "ukraine"),
    ),
    case(
        "driven-out",
        "Government troops were driven out of Saraqib in Idlib province by rebels on Friday.",
        control("Saraqib", "lost", "syria-government", days=("2024-11-29", "2024-11-29")),
        control("Saraqib", "held", "syrian-opposition"),
    ),
    case(
        "drove-out",
        "Rebels drove the Syrian army out of Saraqib on Friday.",
        control("Saraqib", "held", "syrian-opposition", days=("2024-11-29", "2024-11-29")),
        control("Saraqib", "lost", "syria-government"),
    ),
    case(
        "encircled",
        "RSF fighters have encircled El Fasher, the capital of North Darfur in Sudan, since May.",
        control("El Fasher", "advance", "rsf"),
        on="2024-08-12",
    ),
    case(
        "siege",
        "El Fasher in Sudan has been under siege by the RSF for months.",
        control("El Fasher", "advance", "rsf"),
        on="2024-08-12",
    ),
    case(
        "in-the-hands",
        "Lashio in northern Myanmar is in the hands of the MNDAA.",
        control("Lashio", "held", "mndaa"),
        on="2024-11-20",
    ),
    case(
        "held-in-apposition",
        "Marib, held by the government, was hit by a Houthi missile on Sunday that wounded four people.",
        control("Marib", "held"),
        strike("Marib", "missile", "houthis", injured=(4, 4), days=("2021-06-06", "2021-06-06")),
        on="2021-06-07",
    ),
    case(
        "attributive-holder",
        "Russian warplanes bombed rebel-held Ariha in Idlib province on Friday.",
        control("Ariha", "held", "syrian-opposition"),
        strike("Ariha", "air", "russia", days=("2024-11-29", "2024-11-29")),
    ),
    case(
        "lost-control",
        "The army has lost control of Wad Madani in Sudan, two officers said.",
        control("Wad Madani", "lost", "saf", speaker="officers"),
        on="2023-12-19",
    ),
    case(
        "raised-flag",
        "Ukrainian soldiers raised their flag over Kherson on Friday.",
        control("Kherson", None, "ukraine"),
        on="2022-11-12",
    ),
    case(
        "both-claim",
        "Both the army and the RSF said that they controlled El Obeid in Sudan.",
        control("El Obeid", "claimed", "saf"),
        control("El Obeid", "claimed", "rsf"),
        on="2024-05-01",
    ),
    case(
        "nominal-strikes-killed",
        "Israeli strikes on Nabatieh in Lebanon and on Khan Younis in Gaza killed 16 and 12 people respectively.",
        strike("Nabatieh", None, "israel"),
        strike("Khan Younis", None, "israel"),
        on="2024-10-16",
    ),
    case(
        "shells-fell",
        "Shells fell on a market in Omdurman in Sudan on Tuesday, leaving seven people dead.",
        strike("Omdurman", "artillery", killed=(7, 7), days=("2025-02-04", "2025-02-04")),
        on="2025-02-05",
    ),
    case(
        "came-under-fire",
        "Sumy in north-eastern Ukraine came under missile fire on Sunday; 34 people were killed.",
        strike("Sumy", "missile", killed=(34, 34), days=("2025-04-13", "2025-04-13")),
        on="2025-04-14",
    ),
    case(
        "barrel-bombs",
        "Helicopters dropped barrel bombs on Ariha in Syria's Idlib province.",
        strike("Ariha", "air"),
        on="2017-05-02",
    ),
    case(
        "intercepted",
        "Air defences shot down all drones over Odesa, Ukraine's air force said.",
        never=({"layer": "strike", "weapon": "air"},),
    ),
    case(
        "mortar-fire-across",
        "Mortar fire from Khan Younis hit the Israeli town of Ashkelon.",
        strike("Ashkelon", "artillery"),
        never=({"layer": "strike", "place": "Khan Younis"},),
    ),
    case(
        "fired-from",
        "Rockets fired from Tyre in southern Lebanon struck Kiryat Shmona in Israel on Monday.",
        strike("Kiryat Shmona", "rocket", days=("2024-10-14", "2024-10-14")),
        never=({"layer": "strike", "place": "Tyre"},),
        on="2024-10-16",
    ),
    case(
        "arrived-from",
        "At least 3,000 people from Geneina in Sudan arrived in Adre in Chad on Friday.",
        moved("Geneina", origin="Geneina", destination="Adre", people=(3000, None)),
        on="2023-11-11",
    ),
    case(
        "evacuated-to",
        "Authorities in Ukraine evacuated 1,200 residents of Pokrovsk to Kharkiv on Tuesday.",
        moved("Pokrovsk", destination="Kharkiv", people=(1200, 1200)),
        on="2024-08-21",
    ),
    case(
        "exodus",
        "The fighting triggered an exodus of tens of thousands of people from Goma in eastern Congo.",
        moved("Goma", direction="flight", people=(20_000, 99_999)),
        on="2025-01-28",
    ),
    case(
        "went-home",
        "Hundreds of families have gone back to Khiam in Lebanon since the truce.",
        moved("Khiam", direction="return", people=(200, 999)),
        on="2024-12-02",
    ),
    case(
        "homeless-elsewhere",
        "Workers left Manchester for London in search of jobs.",
        never=({"layer": "displacement"},),
    ),
    case(
        "dateline",
        "DAMASCUS (Example Wire) - Rebels captured Hama in central Syria on Thursday.",
        control("Hama", "held", "syrian-opposition"),
        never=({"place": "Damascus"},),
        on="2024-12-06",
    ),
    case(
        "capital-speaks",
        "Kyiv said Russian drones had hit Sumy in north-eastern Ukraine.",
        strike("Sumy", "drone", "russia"),
        never=({"place": "Kyiv"},),
    ),
    case(
        "capital-owns",
        "Moscow's forces took Avdivka, known as Avdiivka, in Ukraine's Donetsk region on Saturday.",
        control("Avdiivka", "held", "russia"),
        never=({"place": "Moscow"},),
        on="2024-02-19",
    ),
    case(
        "organisation-with-a-place",
        "The Cairo University hospital in Khan Younis was bombed, the Damascus Chamber of Commerce said.",
        never=({"place": "Damascus"}, {"place": "Cairo"}),
    ),
    case(
        "brigade-with-a-place",
        "The Kharkiv Brigade captured a village near Kherson in southern Ukraine.",
        never=({"place": "Kharkiv"},),
    ),
    case(
        "they-and-the-city",
        "Rebels reached the outskirts of Hama in Syria on Wednesday. They entered the city a day later.",
        control("Hama", "contested", "syrian-opposition"),
        on="2024-12-06",
    ),
    case(
        "list-of-towns",
        "Arakan Army fighters have seized Maungdaw and, farther east, Lashio in Myanmar, the group said.",
        control("Maungdaw", "claimed", "arakan-army"),
        control("Lashio", "claimed", "arakan-army"),
        on="2024-12-10",
    ),
    case(
        "several-events",
        "Israeli troops entered Khiam in Lebanon, jets bombed Nabatieh and thousands of people fled Tyre.",
        control("Khiam", None, "israel"),
        strike("Nabatieh", "air"),
        moved("Tyre", direction="flight", people=(2000, 9999)),
        on="2024-10-16",
    ),
    case(
        "clashes-nominal",
        "Clashes between the army and M23 rebels near Sake in eastern Congo left 20 soldiers dead on Friday.",
        clash("Sake", days=("2024-02-09", "2024-02-09")),
        on="2024-02-11",
    ),
    case(
        "ambush",
        "Fano fighters ambushed a convoy near Lalibela in Ethiopia on Sunday and killed 11 soldiers.",
        clash("Lalibela", actor="fano", killed=(11, 11), days=("2023-11-05", "2023-11-05")),
        on="2023-11-09",
    ),
    case(
        "called-on",
        "The United Nations called on Israel to stop bombing Nabatieh in Lebanon.",
        never=({"layer": "control"},),
    ),
    case(
        "drill",
        "Syrian troops held an exercise in Raqqa to train how to capture a town.",
        never=({"layer": "control", "modality": "reported"}, {"layer": "strike"}),
    ),
    case(
        "film",
        "The film tells how rebels captured Raqqa in Syria.",
        never=({"layer": "control", "modality": "claimed"},),
    ),
    case(
        "captured-people",
        "Police captured three smugglers in Kharkiv, Ukraine.",
        never=({"layer": "control"},),
    ),
    case(
        "seized-goods",
        "Customs officers seized two tonnes of cocaine in Odesa, Ukraine, on Monday.",
        never=({"layer": "control"},),
    ),
    case(
        "held-talks",
        "Ministers held a meeting in Aden, Yemen, on Sunday, and the army held a parade.",
        never=({"layer": "control"},),
        on="2022-03-01",
    ),
    case(
        "took-office",
        "The new governor took office in Kherson, Ukraine, and entered parliament.",
        never=({"layer": "control"},),
    ),
)

CASES = (
    *SYRIA,
    *UKRAINE,
    *SUDAN,
    *GAZA,
    *LEBANON,
    *MYANMAR,
    *DRC,
    *YEMEN,
    *HAITI,
    *ETHIOPIA,
    *ELSEWHERE,
    *WORDINGS,
)
