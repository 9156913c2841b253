"""What points to one person, case or place: dates of birth, identity and case numbers, positions, media files."""

import re
from collections.abc import Iterator
from itertools import chain

from vidkit.guard import checksums as c
from vidkit.guard.network import begins_word

Place = tuple[int, int]

_DATE = (
    r"(?:\d{4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2}|\d{1,2}\s?[./ -]\s?\d{1,2}\s?[./ -]\s?(?:\d{4}|\d{2})"
    r"|\d{1,2}(?:st|nd|rd|th|er|º)?[ .-]{1,2}(?:of |de |du )?[^\W\d]{3,12}[ .,-]{1,3}(?:de |del )?\d{4}"
    r"|\d{1,2}(?:st|nd|rd|th)?,? \d{4}|(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)"
)
_BORN = re.compile(
    r"(?:d\.?\s?o\.?\s?b\.?|birth|born|n[eé]e?\(?e?\)? le|naissance|nacid[oa]|nacimiento|f\. ?nac|nac\."
    r"|fecha (?:de )?nac|f\. ?n\.|nascid[oa]|nascimento|nat[oa] il|do[gğ]um|lahir|kuzaliwa|geboortedatum|рожд"
    r"|الميلاد|مواليد|ولدت? في"
    rf"|geboren|geb\.|\bb\.)\D{{0,32}}+({_DATE})"
)
_LABEL_ID = re.compile(
    r"(?:national id(?:entity|entification)?|identity (?:card|document)|id(?= ?(?:card|no|number))|"
    r"personal (?:id|identification)|passport|"
    r"social security|ssn|nin|nino|nric|aadhaar|curp|dni|nie|cpf|cni|nir|"
    r"c[eé]dula(?: de ciudadan[ií]a)?|pasaporte|passeport|"
    r"carte (?:nationale )?d'identit[eé]|documento (?:nacional )?de identidad|driving licen[cs]e|driver'?s licen[cs]e|"
    r"birth certificate|national insurance|c[eé]dula de identidad|num[eé]ro d'identit[eé]|permis de conduire|"
    r"licencia de conducir|kimlik|pesel|huduma|iqama|cnic|nuip|nid|bvn|rut|rrn|ahv|bsn|cnp|personnummer|c\.c\.|"
    r"رقم الهوية|الرقم القومي|الرقم الوطني|بطاقة الهوية|جواز السفر|جواز سفر)"
    r"(?:\s(?:card|document|number|no|nr|num[eé]ro|n[uú]mero|namba|رقم)){0,2}[\s.:#=°ºno-]{1,6}"
    r"((?=[a-z0-9 ./-]{0,12}\d)[a-z]{0,5}[ -]?\d[a-z0-9]*(?:[ ./-]?[a-z0-9]*\d[a-z0-9]*){0,5})"
)
_TWO_DIGITS = re.compile(r"\d\d")
_SHAPES = re.compile(
    r"\d(?<![\w.-]\d)(?:(?P<us>(?<!9)\d{2}(?<!000|666)-(?!00)\d{2}-(?!0000)\d{4})|(?P<es>\d{6,7}-?[a-z])"
    r"|(?P<fr>(?<=[12])[ ]?\d{2}[ ]?(?:0[1-9]|1[0-2])[ ]?(?:\d{2}|2[ab])[ ]?\d{3}[ ]?\d{3}[ ]?\d{2})"
    r"|(?P<br>\d{2}\.\d{3}\.\d{3}-\d{2})"
    r"|(?P<eg>(?<=[23])\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{7})|(?P<cn>\d{16}[\dx])"
    r"|(?P<za>\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{4}[01]\d{2}))(?![\w])(?!-\d)"
)
_LETTERED_TAIL = re.compile(  # its first digit leads the search, because letters are everywhere
    r"\d(?:(?<=[a-z]\d)|(?<=[a-z] \d))(?:\d{6}-?[a-z]|\d[a-ehlmprst]\d{2}[a-z]\d{3}[a-z]|\d{5}[hmx][a-z]{5}[a-z0-9]\d"
    r"|\d ?\d{2} ?\d{2} ?[a-d])(?!\w)(?!-\d)"
)
_LETTERED = re.compile(
    r"(?<![\w.-])(?:(?P<es>[xyz]\d{7}-?[a-z])|(?P<it>[a-z]{6}\d{2}[a-z]\d{2}[a-z]\d{3}[a-z])"
    r"|(?P<mx>[a-z]{4}\d{6}[hmx][a-z]{5}[a-z0-9]\d)"
    r"|(?P<gb>[a-ceghj-prstw-z][a-ceghj-nprstw-z] ?\d{2} ?\d{2} ?\d{2} ?[a-d]))\Z"
)
_MOST_LETTERS = 8
_CASE = re.compile(
    r"(?:case|file|docket|incident|report|cybertip(?:line)?(?: report)?|fir|crime|complaint|"
    r"investigation|exhibit|evidence item|"
    r"series|dossier|affaire|proc[eè]s[- ]verbal|pv|expediente|caso|denuncia|sumario|causa|"
    r"القضية|قضية|المحضر|محضر|الملف|ملف)"
    r"\s?(?:(?:reference|ref|number|no|nr|num|id|n|num[eé]ro|n[uú]mero|رقم)\b[\s.:#°º]{0,4}|[#№]\s?){1,2}\s?"
    r"((?:[a-z]{1,8}+[ /_-]?){0,3}+\d[a-z0-9]*(?:[/_-][a-z0-9]+){0,5})"
)
_CASE_BARE = re.compile(  # without a word for number: only shapes that are hardly anything else
    r"(?:case|docket|incident|crime|complaint|investigation|exhibit|fir|cr|o\.?b\.?|p\.?v\.?|dossier|affaire|expediente|exp\.|"
    r"causa(?: penal)?|sumario|denuncia|carpeta de investigaci[oó]n|noticia criminal|irn|القضية|قضية|محضر)"
    r"(?: (?:file|no|number|ref))?[\s.:#n°º]{1,4}"
    r"((?:[a-z]{1,6}[/-]){0,3}(?:(?:19|20)\d{2}[/-](?!(?:19|20)\d\d(?!\d))\d{2,8}(?:[/-][a-z0-9]{1,6})?"
    r"|\d{1,8} ?/ ?(?:19|20)\d{2}|\d{1,6} of (?:19|20)\d{2}|\d{2}-[a-z]{2,3}-\d{3,8}|\d{12,24}))(?!\w)"
)
_TIP = re.compile(
    r"(?:cybertip(?:line)?|ncmec|tipline|icse)(?: (?:report|tip|reference|series|image|case))?(?: (?:id|no|number))?"
    r"[\s.:#]{1,4}(\d{5,12})(?!\w|,\d)"
)
_CASE_SHAPE = re.compile(
    r"(?<![\w/.-])(?:(?!cve-)[a-z]{2,6}[/-](?:19|20)\d{2}[/-]\d{3,8}|(?:19|20)\d{2}[/-](?:[a-z]{1,4}[/-]?\d{4,8}|\d{5,8}))(?![\w/-])"
)
_YEAR = re.compile(r"(?:19|20)\d\d[/-]")
_SECOND = r"\s{0,3}([+-]?\d{1,3}\.\d{%s,15})"
_END = r"(?!\d)(?!\.\d)"
_DECIMAL = re.compile(  # from the point of the first number on: four decimals, or three and a side of the compass
    rf"\.(?<=\d\.)(\d{{3,15}})\s?°?\s?(?:[ns]\s?[,;/ ]{_SECOND % 3}(?:\s?°?\s?[eow])?{_END}"
    rf"|[,;/ ]{_SECOND % 3}\s?°?\s?[eow]{_END}|(?<=\d{{4}})\s?°?\s?[,;/]{_SECOND % 4}{_END})"
)
_WHOLE = re.compile(r"(?<![\w.,])[+-]?\d{1,2}\Z")
_DEGREES = re.compile(
    r"\d{1,3}\s?°\s?\d{1,2}(?:\.\d{1,6})?\s?['′´’]?\s?(?:\d{1,2}(?:[.,]\d{1,6})?\s?(?:[\"″”]|''|′′|’’)?)?\s?[nsewo](?!\w)"
)
_GEO = re.compile(r"\.(?<=\d\.)\d{3,15}(?:,|%2c|\W{1,4}lo?ng?(?:itude)?\W{1,3})")
_GEO_HEAD = re.compile(r"(?:geo:|[?&@/](?:q|ll|query|center)?=?|lat(?:itude)?\W{1,3})[+-]?\d{1,2}\Z")
_COMMA_PAIR = re.compile(  # decimal commas; thousands have three digits, so four and more are a position's
    r",(?<=\d,)(\d{4,12})\s?°?\s?[ns]?\s{0,2}[;/ ]\s{0,2}([+-]?\d{1,3}),(\d{4,12})\s?°?(?:\s?[eow])?(?![\w])(?![.,]\d)"
)
_SPELLED = re.compile(
    r"\d{1,3}\s?(?:deg(?:rees?|r[eé]s)?|grad(?:os|i)?)\s?,?\s?\d{1,2}(?:\.\d{1,6})?\s?(?:min(?:utes?|utos)?)\b"
)
_MINUTES = re.compile(
    r"\d{1,2}(?:(?<=[ns]\d)|(?<=[ns]\d{2})|(?<=[ns] \d)|(?<=[ns] \d{2}))[° ]\s?\d{1,2}\.\d{2,6}['′]?[ ,;/]{1,3}"
    r"[ew]\s?\d{1,3}[° ]\s?\d{1,2}\.\d{2,6}(?!\w)"
)
_EAST_WEST = re.compile(r"\d['′]?[ ,;/]{1,3}[ew]\s?\d{1,3}[° ]")
_PAIR = re.compile(r"\.(?<=\d\.)\d{3,12}[\s,;/]{1,3}[+-]?\d{1,3}\.\d{3,12}(?![\w])")
_PAIR_WORD = re.compile(
    r"(?:gps|co-?ordinates?|coordonn[eé]es|coordenadas|position|location|ubicaci[oó]n|lat[/ ,]lon\w*|إحداثيات)"
    r"\W{1,4}(?:\w{1,10}\W{1,3}){0,3}[+-]?\d{1,2}\Z"
)
_PLUS = re.compile(r"\+(?<=[23456789cfghjmpqrvwx]{8}\+)(?<!\w.{8}\+)[23456789cfghjmpqrvwx]{2,3}(?!\w)")
_WORDS3 = re.compile(r"///(?<!\S///)[a-z]{3,20}\.[a-z]{3,20}\.[a-z]{3,20}(?!\w)|what3words\.com/[a-z]+\.[a-z]+\.[a-z]+")
_PLUS_CODE = 8
_UUID = re.compile(
    r"(?<![0-9a-z])[0-9a-f]{8}([\s-]{1,3})[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}(?![0-9a-z])"
)
_TWELVE = re.compile(r"[0-9a-f]{12}")
_MEDIA = re.compile(
    r"\.(jpe?g|jfif|png|gif|heic|heif|avif|webp|bmp|tiff?|dng|cr2|nef|arw|rw2|orf|psd"
    r"|mp4|mov|avi|mkv|wmv|3gp|webm|flv|m4v|mpe?g|mts|m2ts|vob|divx|rmvb|ogv|asf|mp3|m4a|opus|amr|wav)(?![\w])(?!\.\w)"
)
_NOT_STEM = frozenset("/\\<>\"'`:;,|=*?[]{}@")
_LONGEST_STEM = 100
_FILMS = frozenset({
    "mp4", "mov", "avi", "mkv", "wmv", "3gp", "webm", "flv", "m4v", "mpg", "mpeg", "mts", "m2ts", "vob", "divx", "rmvb",
    "ogv", "asf", "mp3", "m4a", "opus", "amr", "wav",
})  # fmt: skip
_CAMERA = re.compile(
    r"(?:img|dsc[fn]?|pxl|vid|mvi|mov|gopr|dji|whatsapp|signal|telegram|photo|snapchat|screenshot|rec|wa)[\W_]*\d"
    r"|\d{4}"
)
_CAMERA_NAME = re.compile(r"(?<![\w-])(?:img|dsc[nf]?|mvi|vid|pxl|gopr)[_-]\d{4,}(?:[_-]\d{4,})?(?!\w)(?!\.\w)")
_PICTURE_WORDS = re.compile(
    r"(?:logo|fig(?:ure)?|chart|graph|diagram|icon|banner|cover|map|plan|screenshot|image|picture|photo|avatar|emblem|flag|seal"
    r"|example|sample|test|file|name|background|header|footer|gates?|score\w*|gantt|demo|terminal|plot|table|org\w*|structure)"
    r"s?(?:[\W_]*\w{0,12}){0,3}"
)
_DATA_URI = re.compile(r"data:[\w.+-]{0,40}+(?:/[\w.+-]{0,60}+)?(?:;[\w=.+-]{1,40}+){0,4}+,(?=\S{8})")
_PEM = re.compile(r"-----BEGIN [A-Z ]{3,40}-----")
_FINGERPRINT = re.compile(r"(?<![\d.])\d{1,3}(?:\s?[,;]\s?\d{1,3}){143,}(?![\d.])")


def birth_dates(low: str) -> Iterator[Place]:
    """Yield dates after a word for birth."""
    yield from (m.span(1) for m in _BORN.finditer(low) if begins_word(low, m))


def national_ids(low: str) -> Iterator[Place]:
    """Yield identity numbers: after a word that says so, or of a national shape with right check digits."""
    for m in _LABEL_ID.finditer(low):
        if begins_word(low, m) and sum(ch.isdigit() for ch in m[1]) >= 5:
            yield m.span(1)
    if _TWO_DIGITS.search(low):
        for m in chain(_SHAPES.finditer(low), _lettered(low)):
            if _SHAPE_CHECKS[str(m.lastgroup)]("".join(ch for ch in m[0].upper() if ch.isalnum())):
                yield m.span()


def _lettered(low: str) -> Iterator[re.Match[str]]:
    for tail in _LETTERED_TAIL.finditer(low):
        whole = _LETTERED.search(low, max(0, tail.start() - _MOST_LETTERS), tail.end())
        if whole:
            yield whole


_SHAPE_CHECKS = {
    "us": lambda _t: True, "es": lambda t: len(t) == 9 and c.is_spanish_id(t),
    "fr": lambda t: t.isdigit() and c.is_french_id(t), "it": lambda _t: True, "mx": lambda _t: True,
    "br": c.is_brazilian_id, "gb": lambda _t: True, "eg": lambda _t: True, "cn": c.is_chinese_id, "za": c.is_luhn,
}  # fmt: skip


def case_numbers(low: str) -> Iterator[Place]:
    """Yield numbers of cases, files and reports after a word that says so, and the shape year/number."""
    for m in _CASE.finditer(low):
        if begins_word(low, m) and sum(ch.isdigit() for ch in m[1]) >= 2:
            yield m.span(1)
    for m in chain(_CASE_BARE.finditer(low), _TIP.finditer(low)):
        if begins_word(low, m):
            yield m.span(1)
    yield from (m.span() for m in _CASE_SHAPE.finditer(low)) if _YEAR.search(low) else ()


def positions(low: str) -> Iterator[Place]:
    """Yield positions: pairs of decimals, degrees and minutes, links to maps, plus codes, three words."""
    for m in _DECIMAL.finditer(low) if "." in low else ():
        whole = _WHOLE.search(low, max(0, m.start() - 3), m.start())
        if whole and _is_position(whole[0], m):
            yield whole.start(), m.end()
    yield from (m.span() for m in _DEGREES.finditer(low)) if "°" in low else ()
    yield from (m.span() for m in _SPELLED.finditer(low)) if "deg" in low or "grad" in low else ()
    yield from (m.span() for m in _MINUTES.finditer(low)) if _EAST_WEST.search(low) else ()
    for m in chain(_COMMA_PAIR.finditer(low), _PAIR.finditer(low)):
        word = _WHOLE if m.re is _COMMA_PAIR else _PAIR_WORD
        before = word.search(low, max(0, m.start() - 60), m.start())
        if before:
            yield before.start(), m.end()
    yield from ((m.start() - _PLUS_CODE, m.end()) for m in _PLUS.finditer(low))
    yield from (m.span() for m in _WORDS3.finditer(low)) if "///" in low or "what3words" in low else ()
    for m in _GEO.finditer(low) if "." in low else ():
        head = _GEO_HEAD.search(low, max(0, m.start() - 20), m.start())
        if head:
            yield head.start(), m.end()


def _is_position(whole: str, m: re.Match[str]) -> bool:
    latitude, longitude = abs(float(f"{whole}.{m[1]}")), abs(float(m[2] or m[3] or m[4]))
    return latitude <= 90 and longitude <= 180 and (m[4] is None or max(latitude, longitude) >= 1)


_HANDLE = re.compile(r"@[\w.]{3,30}(?![\w@])|[:=]\s?(?=[\w.]{0,29}[\d_])[a-z][\w.]{2,29}(?![\w@])")
_SERVICE = re.compile(
    r"(?<!\w)(?:instagram|insta|kik|snapchat|snap|telegram|wickr|discord|skype|tik ?tok|twitter|roblox|steam|facebook"
    r"|fb|signal|threema|user ?name|screen ?name|nick ?name|handle|usuario|pseudo|identifiant)"
    r"(?: (?:user|id|handle|account|name))?\s?[:=]?\s?\Z"
)
_SERVICES = (  # in the order of how often they are met
    "user", "name", "account", "profile", "facebook", "instagram", "telegram", "signal", "discord", "twitter", "skype",
    "snap", "handle", "insta", "kik", "wickr", "tik", "roblox", "steam", "fb", "threema", "usuario", "pseudo",
    "identifiant",
)  # fmt: skip
_ACCOUNT_ID = re.compile(r"id[\s.:#=]{1,3}\d{6,20}(?!\w)")
_OF_ACCOUNT = re.compile(
    r"(?<!\w)(?:user|account|profile|facebook|fb|discord|steam|instagram|telegram|tiktok) ?\Z|profile\.php\?\Z"
)


def handles(low: str) -> Iterator[Place]:
    """Yield names and numbers by which a service knows one of its users."""
    if not any(word in low for word in _SERVICES):
        return
    for m, word in chain(
        ((m, _SERVICE) for m in _HANDLE.finditer(low)), ((m, _OF_ACCOUNT) for m in _ACCOUNT_ID.finditer(low))
    ):
        before = word.search(low, max(0, m.start() - 30), m.start())
        if before:
            yield before.start(), m.end()


def uuids(low: str) -> Iterator[Place]:
    """Yield identifiers of the form 8-4-4-4-12."""
    yield from (m.span() for m in _UUID.finditer(low)) if _TWELVE.search(low) else ()


def media_names(low: str) -> Iterator[Place]:
    """Yield names of pictures, films and recordings; a logo or a figure is none."""
    for m in _MEDIA.finditer(low) if "." in low else ():
        stem = _stem(low, m.start())
        if stem and (m[1] in _FILMS or _CAMERA.search(stem) or not _PICTURE_WORDS.fullmatch(stem)):
            yield m.start() - len(stem), m.end()
    yield from (m.span() for m in _CAMERA_NAME.finditer(low))


def _stem(low: str, end: int) -> str:
    start = end
    while start and end - start < _LONGEST_STEM and not (low[start - 1] in _NOT_STEM or low[start - 1].isspace()):
        start -= 1
    return low[start:end]


def data_uris(text: str) -> Iterator[Place]:
    """Yield embedded data: data addresses and keys in armour."""
    yield from (m.span() for m in _DATA_URI.finditer(text)) if "data:" in text.lower() else ()
    yield from (m.span() for m in _PEM.finditer(text)) if "-----BEGIN" in text else ()


def fingerprints(text: str) -> Iterator[Place]:
    """Yield PhotoDNA values written as 144 numbers from 0 to 255."""
    for m in _FINGERPRINT.finditer(text) if text.count(",") + text.count(";") >= 143 else ():
        if all(int(n) <= 255 for n in re.findall(r"\d+", m[0])[:200]):
            yield m.span()
