"""Arabic reports become the same claims as English ones: our own short texts about several wars."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.actor_table import actor_table
from events.arabic import is_arabic, read_arabic
from events.arabic.lexicon import rows, words
from events.arabic.line import read_line
from events.arabic.numbers import counts
from events.arabic.script import fold
from events.arabic.times import moments
from events.claim import Bounds, Claim
from events.claims import read_claims
from events.lexicon import lexicon
from events.numbers import quantities
from geo.geoparse import Geoparsed
from geo.place import Located, Mention, Place
from reports.report import Report
from reports.sentences import split

# Points are rounded: only their names and countries matter here.
_PLACES = {
    "SY": "حلب إدلب حماة حمص دمشق الرقة سراقب سرمين بنش اللاذقية درعا تدمر منبج الباب",
    "YE": "صنعاء عدن تعز مأرب الحديدة الجوف حرض صعدة ذمار",
    "LB": "بيروت صور النبطية بعلبك الخيام صيدا مرجعيون جنين",
    "PS": "غزة رفح خان_يونس جباليا دير_البلح الشجاعية بيت_لاهيا النصيرات",
    "LY": "طرابلس بنغازي سرت الزاوية مصراتة ترهونة",
    "SD": "الخرطوم أم_درمان الفاشر ود_مدني نيالا الأبيض طويلة",
    "IQ": "بغداد الموصل كركوك",
}
_COUNTRIES = {"سوريا": "SY", "لبنان": "LB", "اليمن": "YE", "السودان": "SD", "ليبيا": "LY", "إسرائيل": "IL"}


def _place(name: str, country: str, kind: str = "settlement") -> Place:
    return Place(
        id=f"test:{name}", name=name, kind=kind, lat=1.0, lon=1.0, radius_m=2000.0, country=country,
        precision="country" if kind == "country" else "settlement",
    )  # fmt: skip


_GAZETTEER = {
    name.replace("_", " "): _place(name.replace("_", " "), country)
    for country, names in _PLACES.items()
    for name in names.split()
} | {name: _place(name, code, "country") for name, code in _COUNTRIES.items()}


def _report(body: str, published: str | None = "2024-12-01") -> Report:
    day = datetime.fromisoformat(published).replace(tzinfo=UTC) if published else None
    return Report(
        id="test", title=None, publisher=None, published=day, published_has_time=False, url=None,
        language="ar", body=body, path=None,
    )  # fmt: skip


def _geoparsed(body: str) -> Geoparsed:
    """Mentions of the names above wherever they stand, with or without a particle before them."""
    found: list[Located] = []
    taken: set[int] = set()
    for name in sorted(_GAZETTEER, key=len, reverse=True):
        at = body.find(name)
        while at >= 0:
            end = at + len(name)
            before = body[max(0, at - 2) : at].split()[-1:] or [""]
            whole = not body[end : end + 1].isalpha() and (
                at == 0
                or not body[at - 1].isalpha()
                or (before[0] in ("و", "ب", "ل") and not body[at - 2 : at - 1].isalpha())
            )
            if whole and not taken & set(range(at, end)):
                taken |= set(range(at, end))
                place = _GAZETTEER[name]
                mention = Mention(start=at, end=end, text=name, kind=place.kind, sentence=0)
                found.append(Located(mention=mention, place=place, confidence=0.9, why="", candidates=()))
            at = body.find(name, end)
    found.sort(key=lambda located: located.mention.start)
    return Geoparsed(report_id="test", located=tuple(found), unresolved=(), checks=())


def _read(body: str, published: str | None = "2024-12-01") -> tuple[Claim, ...]:
    return read_arabic(_report(body, published), split(body), _geoparsed(body))


@dataclass
class Row:
    """One expected claim; None for a field that is not checked."""

    layer: str
    place: str | None
    actor: str | None = None
    status: str | None = None
    weapon: str | None = None
    killed: tuple[int, int | None] | None = None
    injured: tuple[int, int | None] | None = None
    people: tuple[int, int | None] | None = None
    date: str | None = None
    modality: str = "reported"
    speaker: str | None = None
    target: str | None = None
    end: str | None = None
    direction: str | None = None

    def faults(self, claim: Claim) -> list[str]:
        """What is wrong with a claim of the right layer and place."""
        got = {
            "actor": claim.actors[0].name if claim.actors else None,
            "status": claim.status,
            "weapon": claim.weapon,
            "killed": _pair(claim.killed),
            "injured": _pair(claim.injured),
            "people": _pair(claim.people),
            "date": claim.time.start.date().isoformat() if claim.time else None,
            "modality": claim.modality,
            "speaker": claim.attribution.name if claim.attribution else None,
            "target": claim.targets[0].name if claim.targets else None,
            "end": claim.destination.name if claim.destination else None,
            "direction": claim.direction,
        }
        wrong = []
        for name, value in got.items():
            wanted = getattr(self, name)
            if wanted is None:
                continue
            if isinstance(wanted, str) and isinstance(value, str) and name in ("actor", "speaker", "target"):
                ok = wanted in value
            else:
                ok = wanted == value
            if not ok:
                wrong.append(f"{name}: {value!r}, not {wanted!r}")
        return wrong


def _pair(bounds: Bounds | None) -> tuple[int, int | None] | None:
    return (bounds.low, bounds.high) if bounds is not None else None


def _where(claim: Claim) -> str | None:
    if claim.layer == "displacement" and claim.origin is not None:
        return claim.origin.name
    return claim.place.name if claim.place is not None else None


TEXTS: list[tuple[str, str, list[Row]]] = [
    (
        "hit by a drone",
        "أصابت طائرة مسيّرة حافلة في نيالا فجر الأحد.",
        [Row("strike", "نيالا", weapon="drone")],
    ),
    # -- control
    (
        "took",
        "سيطرت فصائل المعارضة السورية على مدينة سراقب في ريف إدلب يوم السبت، بحسب المرصد السوري لحقوق الإنسان.",
        [
            Row(
                "control",
                "سراقب",
                actor="Syrian opposition",
                status="held",
                date="2024-11-30",
                speaker="المرصد السوري",
            )
        ],
    ),
    (
        "own claim",
        "أعلنت قوات الدعم السريع سيطرتها على مدينة الفاشر، فيما نفى الجيش السوداني سقوط المدينة.",
        [Row("control", "الفاشر", actor="Rapid Support Forces", status="claimed", modality="claimed")],
    ),
    (
        "retook",
        "استعاد الجيش السوداني السيطرة على مدينة ود مدني في ولاية الجزيرة من قوات الدعم السريع.",
        [
            Row("control", "ود مدني", actor="Sudanese army", status="held"),
            Row("control", "ود مدني", actor="Rapid Support Forces", status="lost"),
        ],
    ),
    (
        "lost",
        "انسحبت قوات النظام من مدينتي حماة وحمص مساء أمس.",
        [
            Row("control", "حماة", actor="Syrian government", status="lost", date="2024-11-30"),
            Row("control", "حمص", actor="Syrian government", status="lost", date="2024-11-30"),
        ],
    ),
    (
        "fell",
        "سقطت مدينة ترهونة بيد قوات حكومة الوفاق.",
        [Row("control", "ترهونة", actor="Government of National Accord", status="held")],
    ),
    (
        "entered",
        "دخلت قوات الجيش اليمني مدينة الحديدة فجر اليوم.",
        [Row("control", "الحديدة", actor="Yemeni government", status="contested")],
    ),
    (
        "advanced",
        "تقدمت ألوية العمالقة باتجاه مدينة ذمار.",
        [Row("control", "ذمار", actor="Giants", status="advance")],
    ),
    (
        "besieged",
        "وتحاصر قوات الدعم السريع مدينة الأبيض منذ عدة أشهر.",
        [Row("control", "الأبيض", actor="Rapid Support Forces", status="advance")],
    ),
    (
        "holds",
        "وتسيطر جماعة الحوثي على صنعاء منذ عام 2014.",
        [Row("control", "صنعاء", actor="Houthis", status="held", date="2014-01-01")],
    ),
    (
        "under control",
        "وباتت مدينة سرت تحت سيطرة قوات حفتر.",
        [Row("control", "سرت", actor="Libyan National Army", status="held")],
    ),
    (
        "parts",
        "سيطرت القوات على أجزاء من مدينة حلب، وسيطرت هيئة تحرير الشام على أحياء في مدينة حلب.",
        [Row("control", "حلب", actor="Hayat Tahrir al-Sham", status="contested")],
    ),
    (
        "drove out",
        "طرد الجيش السوداني قوات الدعم السريع من مدينة أم درمان.",
        [
            Row("control", "أم درمان", actor="Sudanese army", status="held"),
            Row("control", "أم درمان", actor="Rapid Support Forces", status="lost"),
        ],
    ),
    # -- strikes
    (
        "air strike with casualties",
        "قصفت طائرات حربية روسية مدينة إدلب صباح اليوم، ما أدى إلى مقتل أربعة مدنيين وإصابة ستة آخرين.",
        [
            Row(
                "strike",
                "إدلب",
                actor="Russia",
                weapon="air",
                killed=(4, 4),
                injured=(6, 6),
                date="2024-12-01",
            )
        ],
    ),
    (
        "shelling of two towns",
        "قصفت مدفعية قوات النظام بلدتي سرمين وبنش.",
        [
            Row("strike", "سرمين", actor="Syrian government", weapon="artillery"),
            Row("strike", "بنش", actor="Syrian government", weapon="artillery"),
        ],
    ),
    (
        "raid hit a house",
        "استهدفت غارة جوية إسرائيلية منزلا في مدينة النبطية جنوب لبنان، "
        "ما أسفر عن استشهاد 5 أشخاص وجرح 12 آخرين، وفقا لوزارة الصحة اللبنانية.",
        [
            Row(
                "strike",
                "النبطية",
                actor="Israel",
                weapon="air",
                killed=(5, 5),
                injured=(12, 12),
                speaker="وزارة الصحة اللبنانية",
                modality="claimed",
            )
        ],
    ),
    (
        "drone",
        "شنت طائرة مسيرة إسرائيلية غارة على سيارة في بلدة الخيام، مما أدى إلى مقتل شخصين.",
        [Row("strike", "الخيام", actor="Israel", weapon="drone", killed=(2, 2))],
    ),
    (
        "killed first",
        "استشهد 12 فلسطينيا، بينهم 4 أطفال، وأصيب العشرات في قصف إسرائيلي على مدرسة تؤوي نازحين في جباليا.",
        [Row("strike", "جباليا", actor="Israel", killed=(12, 12), injured=(24, 99))],
    ),
    (
        "nominal",
        "مقتل ثلاثة مدنيين بقصف مدفعي لقوات الدعم السريع على الفاشر.",
        [Row("strike", "الفاشر", actor="Rapid Support Forces", weapon="artillery", killed=(3, 3))],
    ),
    (
        "came under",
        "تعرضت مدينة تعز لقصف صاروخي من قبل الحوثيين يوم الخميس.",
        [Row("strike", "تعز", actor="Houthis", weapon="missile", date="2024-11-28")],
    ),
    (
        "mine",
        "انفجر لغم أرضي بسيارة مدنية قرب مدينة حرض، ما أدى إلى مقتل طفل وإصابة امرأتين.",
        [Row("strike", None, weapon="bomb", killed=(1, 1), injured=(2, 2))],
    ),
    (
        "car bomb",
        "انفجرت سيارة مفخخة في مدينة الباب، ولم تسجل إصابات.",
        [Row("strike", "الباب", weapon="bomb", injured=(0, 0))],
    ),
    ("barrels", "ألقى الطيران المروحي براميل متفجرة على مدينة درعا.", [Row("strike", "درعا", weapon="air")]),
    (
        "rockets at a town",
        "أطلق حزب الله رشقة صاروخية باتجاه مدينة صور؛ وسقطت قذيفة على مرجعيون.",
        [
            Row("strike", "صور", actor="Hezbollah", weapon="rocket"),
            Row("strike", "مرجعيون", weapon="artillery"),
        ],
    ),
    (
        "positions as target",
        "استهدف الجيش الإسرائيلي مواقع لحزب الله في بعلبك.",
        [Row("strike", "بعلبك", actor="Israel", target="Hezbollah")],
    ),
    # -- displacement
    (
        "fled",
        "ونزح نحو 5000 شخص من حلب إلى الرقة منذ يوم الجمعة، بحسب منظمة إغاثية.",
        [Row("displacement", "حلب", people=(4500, 5500), date="2024-11-29", end="الرقة", direction="flight")],
    ),
    (
        "displacement noun",
        "أعلنت المنظمة الدولية للهجرة نزوح أكثر من 20 ألف شخص من مدينة الفاشر إلى طويلة.",
        [Row("displacement", "الفاشر", people=(20000, None), end="طويلة", speaker="المنظمة الدولية للهجرة")],
    ),
    (
        "forced",
        "أجبر القصف آلاف المدنيين على الفرار من بيت لاهيا.",
        [Row("displacement", "بيت لاهيا", people=(2000, 9999))],
    ),
    (
        "return",
        "عاد مئات النازحين إلى مدينة صيدا، كما عادت 300 عائلة إلى صور.",
        [
            Row("displacement", "صيدا", people=(200, 999), direction="return"),
            Row("displacement", "صور", people=(300, None), direction="return"),
        ],
    ),
    # -- clashes
    (
        "clashes",
        "اندلعت اشتباكات عنيفة بين الجيش اليمني والحوثيين في مأرب، أسفرت عن مقتل عشرات المقاتلين.",
        [Row("clash", "مأرب", killed=(24, 99))],
    ),
    ("attack", "هاجم مسلحون مجهولون حاجزا للجيش في سرت أمس السبت.", [Row("clash", "سرت", date="2024-11-30")]),
    # -- modality, history, speakers
    (
        "denied",
        "نفى الجيش السوداني سيطرة قوات الدعم السريع على الأبيض.",
        [Row("control", "الأبيض", modality="denied")],
    ),
    ("not entered", "ولم تدخل قوات النظام مدينة منبج.", [Row("control", "منبج", modality="denied")]),
    (
        "will not",
        "وأكد الجيش أن قوات الدعم السريع لن تسيطر على الخرطوم.",
        [Row("control", "الخرطوم", modality="denied")],
    ),
    ("intends", "تعتزم قوات حفتر دخول مدينة طرابلس.", [Row("control", "طرابلس", modality="planned")]),
    ("threat", "وهدد الجيش الإسرائيلي بقصف مدينة صور.", [Row("strike", "صور", modality="planned")]),
    (
        "past",
        "وكانت قوات النظام قد سيطرت على حلب في كانون الأول 2016.",
        [Row("control", "حلب", modality="historical", date="2016-12-01")],
    ),
    (
        "night between",
        "قصف الطيران الحربي الروسي مدينة سراقب ليل الجمعة السبت.",
        [Row("strike", "سراقب", date="2024-11-29", weapon="air")],
    ),
    (
        "levantine date",
        "في 27 تشرين الثاني، قصفت القوات الإسرائيلية مدينة بعلبك.",
        [Row("strike", "بعلبك", date="2024-11-27", actor="Israel")],
    ),
    (
        "days ago",
        "قصف الجيش مدينة نيالا قبل ثلاثة أيام.",
        [Row("strike", "نيالا", date="2024-11-28", actor="Sudanese army")],
    ),
    (
        "quoted",
        "ونقلت وكالة رويترز عن مصدر أمني أن غارة أمريكية استهدفت مدينة صعدة.",
        [Row("strike", "صعدة", actor="United States", weapon="air", speaker="مصدر أمني")],
    ),
    (
        "said that",
        "وقال الدفاع المدني في غزة إن طائرات الاحتلال قصفت رفح وخان يونس.",
        [
            Row("strike", "رفح", actor="Israel", weapon="air", speaker="الدفاع المدني"),
            Row("strike", "خان يونس", actor="Israel", speaker="الدفاع المدني"),
        ],
    ),
    (
        "casualties in the next sentence",
        "شن الطيران الحربي غارات على مدينة الموصل. وأسفر القصف عن مقتل 7 مدنيين.",
        [Row("strike", "الموصل", weapon="air", killed=(7, 7))],
    ),
    (
        "eastern figures",
        "قُتل ١٥ شخصًا وأُصيب ٣٠ جراء قصف مدفعي على حي الشجاعية.",
        [Row("strike", "الشجاعية", killed=(15, 15), injured=(30, 30), weapon="artillery")],
    ),
    (
        "a ministry for its state",
        "أعلنت وزارة الدفاع الروسية السيطرة على بلدة تدمر.",
        [Row("control", "تدمر", actor="Russia", status="claimed", modality="claimed")],
    ),
    (
        "its forces",
        "وأعلنت أوكرانيا أن قواتها قصفت مستودعا في حلب.",
        [Row("strike", "حلب", actor="Ukraine", modality="claimed")],
    ),
    (
        "purpose",
        "بدأ الجيش السوداني عملية لاستعادة مدينة ود مدني.",
        [Row("control", "ود مدني", modality="planned")],
    ),
    (
        "so long after",
        "دخل الجيش العراقي مدينة كركوك بعد 3 أعوام على سيطرة داعش على الموصل.",
        [
            Row("control", "كركوك", actor="Iraq", status="contested", date="2024-12-01"),
            Row("control", "الموصل", actor="Islamic State", modality="historical", date="2021-01-01"),
        ],
    ),
    (
        "moved by others",
        "أجلت السلطات السورية 500 شخص من درعا.",
        [Row("displacement", "درعا", people=(500, 500), direction="flight")],
    ),
    # -- what a word needs around it, and what it must not be taken for
    ("states as parties", "قصفت إسرائيل مدينة صور.", [Row("strike", "صور", actor="Israel")]),
    (
        "handed over",
        "سلّمت قوات النظام مدينة درعا إلى فصائل المعارضة.",
        [
            Row("control", "درعا", actor="Syrian opposition", status="held"),
            Row("control", "درعا", actor="Syrian government", status="lost"),
        ],
    ),
    (
        "used to hold",
        "كانت داعش تسيطر على الرقة بين عامي 2014 و2017.",
        [Row("control", "الرقة", modality="historical", date="2014-01-01")],
    ),
    (
        "a part is not the town",
        "سيطرت قوات المعارضة على المطار في حلب.",
        [Row("control", "حلب", status="contested")],
    ),
    (
        "no injuries caused",
        "لم يسفر القصف على مدينة تعز عن إصابات.",
        [Row("strike", "تعز", injured=(0, 0))],
    ),
    (
        "pronoun for the town",
        "فرّ أكثر من 100 ألف شخص من الفاشر بعد سيطرة قوات الدعم السريع عليها.",
        [
            Row("displacement", "الفاشر", people=(100_000, None)),
            Row("control", "الفاشر", actor="Rapid Support Forces", status="held"),
        ],
    ),
    (
        "arrival with both ends",
        "وصل 1200 نازح إلى مدينة صيدا قادمين من صور.",
        [Row("displacement", "صور", people=(1200, 1200), end="صيدا")],
    ),
    (
        "assassination by a raid",
        "اغتالت إسرائيل قياديا في حزب الله بغارة على بيروت.",
        [Row("strike", "بيروت", actor="Israel", weapon="air")],
    ),
    (
        "told that it had",
        "أعلن حزب الله أنه شن هجوما بطائرات مسيرة على مدينة صور.",
        [Row("strike", "صور", actor="Hezbollah", weapon="drone", modality="claimed")],
    ),
    (
        "both killed and wounded",
        "أسفرت الغارات على غزة عن استشهاد وإصابة 20 فلسطينيا.",
        [Row("strike", "غزة", weapon="air", killed=(0, 20), injured=(0, 20))],
    ),
    (
        "subject before the verb of harm",
        "عشرة فلسطينيين من عائلة واحدة استشهدوا إثر قصف إسرائيلي استهدف منزلهم في النصيرات.",
        [Row("strike", "النصيرات", actor="Israel", killed=(10, 10))],
    ),
    (
        "dual with its number",
        "أدت الغارة على بعلبك إلى استشهاد مدنيين اثنين.",
        [Row("strike", "بعلبك", killed=(2, 2))],
    ),
]

NOTHING = [
    "سجلت الوزارة 30 إصابة بفيروس كورونا في بغداد و5 وفيات.",
    "أدى حادث سير في بنغازي إلى مقتل 4 أشخاص.",
    "سيطر رجال الإطفاء على حريق في حلب.",
    "ضرب زلزال مدينة إدلب فجر اليوم.",
    "خرج العشرات في تعز احتجاجا على القصف.",
    "استهدف البرنامج تدريب 200 شاب في صنعاء.",
    "القوات الروسية تنسحب من قاعدتها في حماة.",
    "دعت الأمم المتحدة إلى وقف إطلاق النار في الخرطوم.",
    "بيروت - الوكالة الوطنية: قصف الطيران الإسرائيلي بلدات في الجنوب.",
    "وقالت دمشق إنها ستستعيد كل ما فقدته، في حين دعت أنقرة إلى الحوار.",
    "بحث وزير الخارجية مع نظيره في بيروت سبل تعزيز التعاون.",
    "دخلت شاحنات المساعدات إلى غزة.",
    "دخل اتفاق وقف إطلاق النار في لبنان حيز التنفيذ.",
    "عاد الرئيس إلى بيروت بعد زيارة رسمية.",
    "ارتفعت أسعار الخبز في حلب.",
    "أصدرت المحكمة في بغداد حكما.",
    "",
    "!!!",
]


@pytest.mark.parametrize(("name", "body", "rows"), TEXTS, ids=[row[0] for row in TEXTS])
def test_expected_claims(name: str, body: str, rows: list[Row]) -> None:
    claims = _read(body)
    told = "\n".join(
        f"{c.layer} {_where(c)} {c.title} [{c.modality}] «{c.trigger}» {c.rules}" for c in claims
    )
    for row in rows:
        near = [c for c in claims if c.layer == row.layer and (row.place is None or _where(c) == row.place)]
        assert near, f"no {row.layer} at {row.place}; got:\n{told}"
        best = min((row.faults(claim) for claim in near), key=len)
        assert not best, f"{row.layer} at {row.place}: {best}; got:\n{told}"
    wanted = {(row.layer, row.place) for row in rows}
    extra = [
        c
        for c in claims
        if c.modality in ("reported", "claimed")
        and c.place is not None
        and (c.layer, _where(c)) not in wanted
        and (c.layer, None) not in wanted
    ]
    assert not extra, f"too much:\n{told}"


@pytest.mark.parametrize("body", NOTHING)
def test_no_event(body: str) -> None:
    assert [c.title for c in _read(body) if c.modality in ("reported", "claimed") and c.place] == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("٥٬٠٠٠", 5000, 5000),
        ("5.000 نازح", 5000, 5000),
        ("ثلاثة آلاف وخمسمئة", 3500, 3500),
        ("خمسة وعشرين", 25, 25),
        ("أحد عشر", 11, 11),
        ("اثني عشر", 12, 12),
        ("20 ألف", 20_000, 20_000),
        ("18 ألفا و800", 18_800, 18_800),
        ("3.5 مليون", 3_500_000, 3_500_000),
        ("بين 20 و30", 20, 30),
        ("أكثر من ألفي عائلة", 2000, None),
        ("ما لا يقل عن 20", 20, None),
        ("15 قتيلا على الأقل", 15, None),
        ("عشرات الآلاف", 20_000, 99_999),
        ("مئات العائلات", 200, 999),
        ("العشرات", 24, 99),
        ("آلاف المدنيين", 2000, 9999),
    ],
)
def test_numbers(text: str, low: int, high: int | None) -> None:
    assert counts(read_line(text))[0].bounds == Bounds(low=low, high=high)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("يوم الأحد", "2024-12-01", "2024-12-01"),
        ("أمس", "2024-11-30", "2024-11-30"),
        ("صباح اليوم", "2024-12-01", "2024-12-01"),
        ("ليل الجمعة السبت", "2024-11-29", "2024-11-30"),
        ("قبل ثلاثة أيام", "2024-11-28", "2024-11-28"),
        ("قبل يومين", "2024-11-29", "2024-11-29"),
        ("27 تشرين الثاني/نوفمبر 2024", "2024-11-27", "2024-11-27"),
        ("٢٧ نوفمبر", "2024-11-27", "2024-11-27"),
        ("في كانون الأول 2016", "2016-12-01", "2016-12-31"),
        ("عام 2016", "2016-01-01", "2016-12-31"),
        ("بين عامي 2012 و2016", "2012-01-01", "2016-12-31"),
        ("الأسبوع الماضي", "2024-11-18", "2024-11-24"),
        ("الشهر الماضي", "2024-11-01", "2024-11-30"),
        ("27/11/2024", "2024-11-27", "2024-11-27"),
        ("فجر الخميس الماضي", "2024-11-28", "2024-11-28"),
    ],
)
def test_times(text: str, start: str, end: str) -> None:
    (moment,) = moments(read_line(text), datetime(2024, 12, 1, tzinfo=UTC))
    span = moment.words.span
    assert (span.start.date().isoformat(), span.end.date().isoformat()) == (start, end)


def test_relative_times_need_a_date() -> None:
    assert moments(read_line("يوم الأحد أمس قبل ثلاثة أيام"), None) == []
    assert _read("قصفت طائرات روسية مدينة إدلب أمس.", published=None)[0].time is None


@pytest.mark.parametrize(
    ("text", "arabic"),
    [("سيطرت", True), ("The army", False), ("", False), ("12", False), ("قالت BBC إن", True)],
)
def test_script(text: str, arabic: bool) -> None:
    assert is_arabic(text) is arabic


def test_headings_make_no_claims() -> None:
    body = "قصف على إدلب\n\nقصفت طائرات حربية روسية مدينة إدلب."
    assert [claim.trigger for claim in _read(body)] == ["قصفت"]


def test_each_sentence_is_read_in_its_own_script() -> None:
    body = "قصفت طائرات حربية روسية مدينة إدلب يوم السبت.\n\nRussian warplanes bombed Idlib on Saturday."
    idlib = Mention(
        start=body.index("Idlib"), end=body.index("Idlib") + 5, text="Idlib", kind="settlement", sentence=1
    )
    located = Located(mention=idlib, place=_GAZETTEER["إدلب"], confidence=0.9, why="", candidates=())
    places = Geoparsed(
        report_id="test", located=(*_geoparsed(body).located, located), unresolved=(), checks=()
    )
    claims = read_claims(_report(body), split(body), places)
    assert {claim.trigger for claim in claims} == {"قصفت", "bombed"}
    assert {(c.layer, c.actors[0].name, c.weapon, _where(c)) for c in claims} == {
        ("strike", "Russia", "air", "إدلب")
    }


def test_titles_are_english() -> None:
    (claim,) = _read("انسحبت قوات النظام من مدينة حماة.")
    assert claim.title == "حماة was given up by Syrian government"


_WORDS = st.sampled_from((" ".join(body for _, body, _ in TEXTS) + " ، . « » ( ) - ١٢ 5 و ثم ـ َ").split())


@settings(deadline=None, max_examples=150)
@given(
    st.one_of(st.text(max_size=200), st.lists(_WORDS, max_size=60).map(" ".join)),
    st.sampled_from([None, "2024-12-01"]),
)
def test_any_text_gives_sound_claims_and_the_same_ones_again(body: str, published: str | None) -> None:
    claims = _read(body, published)
    for claim in claims:
        assert claim.quote == body[claim.start : claim.end]
        assert body[claim.trigger_start :].startswith(claim.trigger)
        assert claim.place is None or claim.place_text is not None
        for bounds in (claim.killed, claim.injured, claim.people):
            assert bounds is None or (bounds.low >= 0 and (bounds.high is None or bounds.high >= bounds.low))
        assert 0 <= claim.confidence <= 1
    assert [claim.id for claim in claims] == [claim.id for claim in _read(body, published)]


@settings(deadline=None, max_examples=80)
@given(st.text(max_size=120))
def test_words_keep_their_offsets(text: str) -> None:
    line = read_line(text)
    assert [text[word.start : word.end] for word in line.words] == [word.text for word in line.words]
    assert line.text.split(" ") == [word.key for word in line.words] or not line.words
    assert all(line.text[word.at :].startswith(word.key) for word in line.words)


def test_a_sentence_without_end_takes_time_by_its_length_only() -> None:
    one = "قصفت طائرات روسية مدينة إدلب وقتل 5 مدنيين بحسب المرصد السوري وسيطرت فصائل المعارضة على حماة "
    claims = _read(one * 400)
    assert len([c for c in claims if c.layer == "control"]) >= 20
    assert all(c.quote == (one * 400).strip() for c in claims)


def test_each_row_of_the_lists_stands_for_something_known() -> None:
    lists = words()
    table = actor_table()
    for found in lists.parties.by_first.values():
        assert [like for _, like in found if like not in table.generic] == []
    assert set(lists.nisba.values()) | {code for code, _ in lists.states} <= set(table.country_names)
    for name, known in (("quantities", lexicon().quantities), ("weapons", lexicon().weapons)):
        assert [row["like"] for row in rows(name) if row["like"] not in known] == []
    for row in rows("bounds"):
        assert quantities(f"{row['like']} 20")[0].bounds != Bounds(low=20, high=20), row
    for row in rows("modality"):
        assert row["scope"] in ("verb", "present", "next", "clause"), row
        assert row["modality"] in ("denied", "planned", "background", "total", "accident"), row


def test_forms_of_verbs_that_news_uses() -> None:
    known = words().verbs
    for form, tense in (
        ("سيطروا", "past"),
        ("ستسيطر", "future"),
        ("استولت", "past"),
        ("يستعيد", "present"),
        ("قصفتها", "past"),
        ("تحاصر", "present"),
        ("عادوا", "past"),
        ("يصابون", "present"),
    ):
        assert known[fold(form)].tense == tense
