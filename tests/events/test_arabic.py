"""Arabic reports become the same claims as English ones: our own short texts about several wars."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from events.arabic import read_arabic
from events.claim import Bounds, Claim
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
    extra: dict[str, str] = field(default_factory=dict)

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
        [Row("control", "ترهونة", actor="Government of National Unity", status="held")],
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
        "استهدفت غارة جوية إسرائيلية منزلا في مدينة النبطية جنوب لبنان، ما أسفر عن استشهاد 5 أشخاص وجرح 12 آخرين، وفقا لوزارة الصحة اللبنانية.",
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
]

NOTHING = [
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
