"""Wordings of war reports, one sentence each, and the mark that an analyst would make of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from events.claim import Claim

Reader = Callable[..., tuple[Claim, ...]]

# sentence | layer | status, weapon or direction | part of the place's name
CONTROL = [
    ("Residents of Hama woke to find rebels patrolling the streets.", "contested", "am"),
    ("By nightfall the rebels were masters of Hama.", "held", "am"),
    ("Hama has changed hands for the third time in a month.", "contested", "am"),
    ("Kupiansk slipped from Kyiv's control last week.", "lost", "up"),
    ("Russian forces have established a foothold in Kupiansk.", "contested", "up"),
    ("Russian troops were pushed out of Kupiansk, the General Staff said.", "lost", "up"),
    ("The paramilitaries have been driven from Khartoum.", "lost", "Khartoum"),
    ("The army is in full control of Khartoum, the spokesman said.", "held", "Khartoum"),
    (
        "The army's flag was flying over the governor's office in Wad Madani on Saturday.",
        "held",
        "Medani",
    ),
    ("El Fasher has been cut off since May.", "advance", "Fasher"),
    ("Israeli tanks are on the outskirts of Khan Younis.", "advance", "Khān"),
    ("The army handed control of Daraa to local factions.", "lost", "Dar"),
    ("Aleppo is no longer in government hands.", "lost", "Aleppo"),
    ("M23's takeover of Goma displaced thousands.", "held", "Goma"),
    ("The Russian flag has been raised over the town hall of Vovchansk.", "held", "Vovchansk"),
    ("Russian troops planted a flag on the administrative building of Kurakhove.", "held", "Kurakh"),
    ("Israeli troops remain in Kfar Kila and in part of Khiam.", "held", "Kfar"),
    ("Palmyra in Syria passed from the government to the rebels without a shot.", "held", "Tadmur"),
    ("The Syrian army now stands ten kilometres from Homs.", "advance", "Homs"),
    ("Iran's militias have cleared out of Albu Kamal in Syria.", "lost", "lbū Kamāl"),
    ("HTS fighters are now at the gates of Homs.", "advance", "Homs"),
    ("Kadugli in Sudan remains besieged by the RSF.", "advance", "Kadugli"),
    ("Ukrainian forces maintain positions in northern Vovchansk.", "held", "ovchansk"),
    (
        "Elements of the Russian 98th Airborne Division are operating in Chasiv Yar in Ukraine.",
        "contested",
        "Chas",
    ),
    ("Israeli tanks thrust deeper into Rafah on Tuesday.", "contested", "Raf"),
    ("Druze fighters were in control of the whole city of Suwayda.", "held", "Suw"),
    ("The defence ministry said its troops had been moved from Izium.", "lost", "Iz"),
    ("Selydove in Ukraine is being fought over street by street.", "contested", "Selyd"),
    ("Israeli troops re-entered Jabalia and surrounded the Indonesian hospital.", "contested", "Jab"),
]
STRIKES = [
    ("The port of Izmail in Ukraine was the target of 18 Shaheds.", "drone", "Izma"),
    ("Falling debris sparked a fire at an oil refinery in Tuapse in Russia.", "unknown", "Tuapse"),
    ("The IDF said it struck a command centre in a school in Gaza City.", "unknown", "Gaza"),
    ("A tent in Rafah took a direct hit.", "unknown", "Raf"),
    ("In Baalbek, Lebanon, two residential blocks collapsed after being hit from the air.", "air", "Baalbek"),
    ("An ambulance was hit in Kherson, Ukraine, on 16 October.", "unknown", "Kherson"),
    ("Ukrainian air defences repelled a drone attack on Odesa.", "drone", "Odesa"),
    ("Forty-eight drones were aimed at Kharkiv in the early hours.", "drone", "Kharkiv"),
    ("Nobody knows who fired on Dilling in Sudan.", "unknown", "Dil"),
    ("More than thirty raids on Khiam in Lebanon in one night.", "air", "Khiam"),
    ("Debris from a downed drone fell on a kindergarten in Kyiv.", "drone", "Kyiv"),
    ("Zaporizhzhia was attacked with guided bombs.", "air", "Zapor"),
    ("Unknown assailants threw a grenade into a café in Daraa, wounding six.", "bomb", "Dar"),
    ("A US air strike killed 14 al-Shabaab fighters near Jilib.", "air", "Jilib"),
    ("Russian warplanes carried out four raids on the outskirts of Idlib city.", "air", "Idlib"),
    ("A night of drones over Sumy ended with hits on a power substation in Shostka.", "drone", "Shostka"),
    ("Guided bomb on Bilopillia, one dead.", "air", "Bilopillia"),
    ("Gunboats fired at the beach of Gaza City.", "artillery", "Gaza"),
    ("A man who stepped on a mine in Izium lost his leg.", "bomb", "Iz"),
]
MOVES = [
    ("Half of Pokrovsk's 60,000 inhabitants have packed up and gone.", "flight", "Pokrovsk"),
    ("Kurdish families, 300 in all, came to Raqqa on lorries from Tall Rifat.", "flight", "Tall"),
    ("Thousands of people had driven from Vovchansk to Belgorod in Russia.", "flight", "Vovchansk"),
    ("Thousands drove from Beirut back to Nabatieh in Lebanon.", "return", "Beirut"),
    ("The authorities counted 4,300 evacuees from Pokrovsk in Ukraine.", "flight", "Pokrovsk"),
    ("Around 60,000 people have been forced out of Jabalia.", "flight", "Jab"),
    ("About 300,000 people have fled Gezira state since Friday.", "flight", "Jaz"),
    ("About 2,000 Rohingya have crossed from Buthidaung to Teknaf in Bangladesh.", "flight", "Buthidaung"),
    ("Authorities have evacuated 1,200 children from Kramatorsk.", "flight", "Kramatorsk"),
    ("Tawila has received 5,000 people from El Fasher this week.", "flight", "Fasher"),
    ("Thousands of displaced people have returned to Khartoum from Egypt.", "return", "Khartoum"),
    ("2,000 civilians took shelter at the UN base in Malakal.", "flight", "Malakal"),
    ("We fled Goma on foot, said Jeanne, a mother of three.", "flight", "Goma"),
    ("More than 600 people were on the evacuation train from Pokrovsk to Lviv.", "flight", "Pokrovsk"),
]
DEAD = [
    ("ADF militants attacked a school in Mpondwe, Uganda, claiming the lives of 41 people.", 41),
    ("Naxalites detonated an IED in Dantewada, India, killing 10 policemen and their driver.", 11),
    ("An unknown group ambushed a convoy near Timbuktu. Six soldiers died; nine attackers were killed.", 15),
    ("A mortar shell landed in a house in Khan Younis, Gaza, killing a family of four.", 4),
    ("Four farmers were beheaded by militants in Mocimboa da Praia, Mozambique.", 4),
    ("Ten people were hacked to death in Beni, DR Congo.", 10),
    ("In Kherson, artillery fire killed a pensioner.", 1),
    ("The bodies of 14 civilians were found near Beni, DR Congo.", 14),
    ("Gunmen on motorbikes shot dead a politician in Quetta, Pakistan.", 1),
]


def told(claims: tuple[Claim, ...]) -> str:
    return "\n".join(
        f"{c.layer} {c.status or c.weapon or c.direction} {c.place.name if c.place else c.unlocated} {c.killed}"
        for c in claims
    )


@pytest.mark.parametrize(("sentence", "status", "place"), CONTROL)
def test_who_holds_a_place(sentence: str, status: str, place: str, read: Reader) -> None:
    claims = read(sentence, "2024-12-05")
    assert [
        c
        for c in claims
        if c.status == status and c.place and place in c.place.name and c.modality != "planned"
    ], told(claims)


@pytest.mark.parametrize(("sentence", "weapon", "place"), STRIKES)
def test_what_was_hit(sentence: str, weapon: str, place: str, read: Reader) -> None:
    claims = read(sentence, "2024-12-05")
    assert [c for c in claims if c.weapon == weapon and c.place and place in c.place.name], told(claims)


@pytest.mark.parametrize(("sentence", "direction", "place"), MOVES)
def test_who_is_moving(sentence: str, direction: str, place: str, read: Reader) -> None:
    claims = read(sentence, "2024-12-05")
    assert [c for c in claims if c.direction == direction and c.place and place in c.place.name], told(claims)


@pytest.mark.parametrize(("sentence", "killed"), DEAD)
def test_how_many_died(sentence: str, killed: int, read: Reader) -> None:
    claims = read(sentence, "2024-12-05")
    assert [c for c in claims if c.killed and c.killed.low == c.killed.high == killed], told(claims)


@pytest.mark.parametrize(
    "sentence",
    [
        "For the first time in a week there were no strikes on Rafah.",
        "Air defences shot down 12 drones over Kyiv.",
        "Police and demonstrators clashed in Nairobi during protests over taxes.",
        "Ukrainian forces have withdrawn to positions west of Kramatorsk.",
        "The units pulled back in order to spare Kyaukme from air raids.",
        "A bus with released prisoners reached Ramallah.",
        "The command post that runs the state of emergency met in Lalibela.",
    ],
)
def test_what_is_no_present_event_there(sentence: str, read: Reader) -> None:
    now = [c for c in read(sentence, "2024-12-05") if c.modality in ("reported", "claimed") and c.place]
    assert not now, told(tuple(now))


def test_numbers_told_place_by_place_stay_there(read: Reader) -> None:
    claims = read(
        "Two people were killed: one in Kostiantynivka and one in Druzhkivka, Ukraine.", "2024-12-05"
    )
    assert sorted((c.place.name[:3], c.killed.low) for c in claims if c.place and c.killed) == [
        ("Dru", 1),
        ("Kos", 1),
    ], told(claims)


def test_the_label_of_an_entry_says_where(read: Reader) -> None:
    text = (
        "LOIKAW – Three rockets fell by the market; two vendors hurt.\n\nMOGOK – Bombs ripped apart a clinic."
    )
    found = {c.place.name for c in read(text, "2024-12-05") if c.layer == "strike" and c.place}
    assert found == {"Loikaw", "Mogok"}


def test_the_capital_is_that_of_the_country_spoken_of(read: Reader) -> None:
    text = "Khartoum and Omdurman in Sudan were shelled. Talks were held in Nairobi. Thousands of people fled the capital."
    (flight,) = [c for c in read(text, "2024-12-05") if c.layer == "displacement"]
    assert flight.place is not None
    assert flight.place.name == "Khartoum"


@pytest.mark.parametrize(
    ("text", "dead", "hurt"),
    [
        (
            "A raid on Nabatieh in Lebanon killed six, and a raid on Khiam wounded four.",
            {"Nab": 6},
            {"Khi": 4},
        ),
        (
            "Shelling killed two people in Sumy and a drone wounded three in Kherson, Ukraine.",
            {"Sum": 2},
            {"Khe": 3},
        ),
        (
            "Missiles hit Odesa, killing five, while artillery fire left two dead in Nikopol.",
            {"Ode": 5, "Nik": 2},
            {},
        ),
        (
            "Drones killed one person in Sumy, two in Kherson and three in Nikopol.",
            {"Sum": 1, "Khe": 2, "Nik": 3},
            {},
        ),
    ],
)
def test_each_happening_of_a_sentence_has_its_own_casualties(
    text: str, dead: dict[str, int], hurt: dict[str, int], read: Reader
) -> None:
    claims = read(text, "2024-12-05")
    assert {c.place.name[:3]: c.killed.low for c in claims if c.place and c.killed} == dead, told(claims)
    assert {c.place.name[:3]: c.injured.low for c in claims if c.place and c.injured} == hurt, told(claims)
