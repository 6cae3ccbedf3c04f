"""What the data says of every check: severity, basis, example, and the numbers it goes by.

``forms/checks/*.xml`` holds one ``check`` element for each code. How a thing is found is Python;
how grave it is, which rule demands it, how sure we are of that rule and from which number on it
counts are facts, and are corrected there without touching code.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from lxml import etree

from assessor.errors import FormError
from assessor.form.definition import Evidence
from assessor.rules.finding import Severity

NAMESPACE = "{urn:assessor:checks}"


@dataclass(frozen=True, slots=True)
class Standard:
    """One check as the data describes it."""

    code: str
    severity: Severity
    title: str
    """What it looks for, in a few words: 「意見聴取の期間が短い」."""
    basis: str
    """The rule behind it: 「指針第10の1(2)」; empty where it is only our advice."""
    evidence: Evidence
    """How the basis is known."""
    aspects: tuple[int, ...]
    """Numbers of the 審査の観点 that it bears on."""
    example: str
    """A short example of what it finds."""
    proposal: str = ""
    """The identifier in the list of checks the program was planned with: E06, W05."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def number(self, name: str) -> int:
        """Return one of the numbers it goes by: days, characters, items."""
        return self.numbers[name]

    def words(self, name: str) -> tuple[str, ...]:
        """Return one of the lists of words it goes by."""
        return self.lists[name]


@dataclass(frozen=True, slots=True)
class Aspect:
    """One 審査の観点 of the 指針."""

    number: int
    kind: str
    """適合性 or 妥当性."""
    words: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Standards:
    """All checks by code, and the 審査の観点 they bear on."""

    checks: Mapping[str, Standard]
    aspects: tuple[Aspect, ...]

    def __getitem__(self, code: str) -> Standard:
        return self.checks[code]


def read_standards(folder: Path) -> Standards:
    """Return the standards in ``folder``.

    Raises ``FormError``, naming file and line, where a file cannot be used.
    """
    checks: dict[str, Standard] = {}
    aspects: list[Aspect] = []
    for path in sorted(folder.glob("*.xml")):
        for element in _root(path):
            if element.tag == NAMESPACE + "aspect":
                aspects.append(_aspect(element))
            elif element.tag == NAMESPACE + "check":
                standard = _standard(path, element)
                if standard.code in checks:
                    raise _error(path, element, f"点検「{standard.code}」が二つあります。")
                checks[standard.code] = standard
    return Standards(MappingProxyType(checks), tuple(aspects))


def _root(path: Path) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        return etree.parse(path, parser).getroot()
    except etree.XMLSyntaxError as error:
        raise FormError(f"{path.name}:{error.lineno}: XMLとして読めません。") from error
    except OSError as error:
        raise FormError(f"{path.name}: 読めません。") from error


def _standard(path: Path, element: etree._Element) -> Standard:
    try:
        return Standard(
            code=element.attrib["code"],
            severity=Severity(element.attrib["severity"]),
            title=element.attrib["title"],
            basis=element.get("basis", ""),
            evidence=_evidence(element),
            aspects=tuple(int(number) for number in element.get("aspects", "").split()),
            example=_text(element, "example"),
            proposal=element.get("proposal", ""),
            numbers=MappingProxyType(
                {
                    number.attrib["name"]: int(number.text or "")
                    for number in element.findall(NAMESPACE + "number")
                }
            ),
            lists=MappingProxyType(
                {
                    words.attrib["name"]: tuple(filter(None, (words.text or "").split()))
                    for words in element.findall(NAMESPACE + "words")
                }
            ),
        )
    except KeyError as error:
        raise _error(path, element, f"属性 {error} がありません。") from error
    except ValueError as error:
        raise _error(path, element, f"読めない値があります（{error}）。") from error


def _aspect(element: etree._Element) -> Aspect:
    return Aspect(
        int(element.attrib["number"]),
        element.attrib["kind"],
        (element.text or "").strip(),
        _evidence(element),
    )


def _evidence(element: etree._Element) -> Evidence:
    return Evidence(element.get("source", "own"), element.get("sure", ""))


def _text(element: etree._Element, name: str) -> str:
    return " ".join((element.findtext(NAMESPACE + name) or "").split())


def _error(path: Path, element: etree._Element, what: str) -> FormError:
    return FormError(f"{path.name}:{element.sourceline}: {what}")
