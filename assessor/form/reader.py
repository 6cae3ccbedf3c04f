"""From ``forms/*.xml`` to ``Form``. Every fault names file and line.

The schema (``form.rng``) knows which elements and attributes there are; this module knows what
they mean, and refuses what the schema cannot see: misspelt references, doubled names, conditions
that cannot be read.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree

from assessor.errors import FormError, reason
from assessor.form import expression
from assessor.form.definition import (
    Condition,
    Echo,
    Evidence,
    Fixed,
    Form,
    Group,
    Guide,
    Heading,
    Item,
    Layout,
    Line,
    Node,
    Option,
    Repeat,
    Rule,
    Section,
)
from assessor.form.index import indexed
from assessor.form.proof import is_proven
from assessor.form.references import refuse_dangling

NAMESPACE = "{urn:assessor:form}"
GUIDANCE = "{urn:assessor:guidance}"


def parse_xml(path: Path) -> etree._Element:
    """Return the root element of a file of ours; refuse a DOCTYPE and broken XML."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(path.read_bytes(), parser)
    except OSError as error:
        raise FormError(f"{path.name}: 読めません（{reason(error)}）。") from error
    except etree.XMLSyntaxError as error:
        raise FormError(
            f"{path.name}:{error.lineno or 1}: XMLの書き方に誤りがあります（{error.msg}）。"
        ) from error
    if root.getroottree().docinfo.doctype:
        raise FormError(f"{path.name}:1: DOCTYPE は使えません。")
    return root


def validate(path: Path, root: etree._Element, schema: Path) -> None:
    """Hold ``root`` against a RELAX NG schema; raise ``FormError`` with the first fault.

    Shipped files have passed it before, and so has what is derived from them.
    """
    if is_proven(path.parent):
        return
    checker = etree.RelaxNG(etree.parse(schema))
    if not checker.validate(root):
        # libxml2 names a line in most of its complaints, but not always in the first.
        fault = next((one for one in checker.error_log if one.line), checker.error_log[0])
        raise FormError(f"{path.name}:{fault.line}: 様式の書き方に合いません（{fault.message}）。")


def read_form(path: Path, root: etree._Element) -> Form:
    """Return the form that ``root`` describes; ``path`` is named in faults and gives the folder."""
    return _Reader(path).form(root)


class _Reader:
    """Reads one form; holds what is needed everywhere: file, option lists, guidance."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lists: dict[str, tuple[Option, ...]] = {}
        self._guides: dict[str, Guide] = {}

    def form(self, root: etree._Element) -> Form:
        evidence = self._evidence(root, Evidence("doc"))
        self._guides = (
            _read_guidance(self._path.parent / root.get("guidance", ""))
            if root.get("guidance")
            else {}
        )
        for element in root.iterchildren(NAMESPACE + "options"):
            name = element.get("name", "")
            if name in self._lists:
                raise self._fault(element, f"選択肢「{name}」が二重にあります")
            self._lists[name] = self._options(element, evidence)
        sections = tuple(
            node
            for node in self._nodes(root, evidence, important=False)
            if isinstance(node, Section | Repeat)
        )
        form = Form(
            id=root.get("id", ""),
            family=root.get("family", ""),
            number=root.get("number", ""),
            edition=root.get("edition", ""),
            title=root.get("title", ""),
            short_title=root.get("short-title", ""),
            evidence=self._edition_evidence(root, evidence),
            layout=_layout(root.find(NAMESPACE + "layout")),
            sections=sections,
            default=root.get("default") == "yes",
            guides=self._guides,
        )
        try:
            form = indexed(form)
            refuse_dangling(form)
        except FormError as error:
            raise FormError(f"{self._path.name}:{error}") from error
        return form

    def _nodes(
        self, parent: etree._Element, evidence: Evidence, *, important: bool
    ) -> Iterator[Node]:
        readers: dict[str, Callable[..., Node]] = {
            "section": self._section,
            "group": self._group,
            "repeat": self._repeat,
            "heading": self._heading,
            "item": self._item,
        }
        for element in parent:
            name = etree.QName(element).localname
            if name in readers:
                yield readers[name](element, evidence, important=important)
            elif name == "echo":
                yield self._echo(element, evidence)
            elif name == "line":
                yield Line(_text(element), self._evidence(element, evidence))

    def _section(self, element: etree._Element, outer: Evidence, *, important: bool) -> Section:
        evidence = self._evidence(element, outer)
        return Section(
            name=element.get("name", ""),
            number=element.get("number", ""),
            label=element.get("label", ""),
            mark=element.get("mark", ""),
            evidence=evidence,
            children=tuple(
                self._nodes(element, evidence, important=_important(element, around=important))
            ),
            style=element.get("style", "chapter"),
            printed=element.get("printed") != "no",
            listed=element.get("listed") != "no" and element.get("printed") != "no",
            line=_line(element),
        )

    def _group(self, element: etree._Element, outer: Evidence, *, important: bool) -> Group:
        evidence = self._evidence(element, outer)
        return Group(
            number=element.get("number", ""),
            label=element.get("label", ""),
            mark=element.get("mark", ""),
            evidence=evidence,
            children=tuple(
                self._nodes(element, evidence, important=_important(element, around=important))
            ),
            style=element.get("style", ""),
            condition=self._condition(element),
            line=_line(element),
        )

    def _repeat(self, element: etree._Element, outer: Evidence, *, important: bool) -> Repeat:
        evidence = self._evidence(element, outer)
        return Repeat(
            name=element.get("name", ""),
            label=element.get("label", ""),
            evidence=evidence,
            children=tuple(self._nodes(element, evidence, important=important)),
            at_least=int(element.get("at-least", "0")),
            at_most=int(element.get("at-most", "0")),
            limit_evidence=_limit_evidence(element),
            continued=tuple(int(number) for number in element.get("continued", "").split()),
            condition=self._condition(element),
            style=element.get("style", ""),
            title_in_band=element.get("title-in-band") == "yes",
            line=_line(element),
        )

    def _heading(self, element: etree._Element, outer: Evidence, *, important: bool) -> Heading:
        evidence = self._evidence(element, outer)
        inside = self._nodes(element, evidence, important=_important(element, around=important))
        return Heading(
            label=element.get("label", ""),
            number=element.get("number", ""),
            mark=element.get("mark", ""),
            evidence=evidence,
            items=tuple(node for node in inside if isinstance(node, Item)),
            style=element.get("style", ""),
        )

    def _item(self, element: etree._Element, outer: Evidence, *, important: bool) -> Item:
        evidence = self._evidence(element, outer)
        important = _important(element, around=important)
        inside = self._nodes(element, evidence, important=important and element.get("mark") is None)
        name = element.get("name", "")
        return Item(
            name=name,
            kind=element.get("kind", ""),
            label=element.get("label", ""),
            evidence=evidence,
            number=element.get("number", ""),
            mark=element.get("mark", ""),
            important=important,
            options=self._item_options(element, evidence),
            unit=element.get("unit", ""),
            required=element.get("required", "yes"),
            condition=self._condition(element),
            rules=tuple(
                self._rule(rule, evidence) for rule in element.iterchildren(NAMESPACE + "rule")
            ),
            guide=self._guides.get(element.get("guide", name)),
            layout=element.get("layout", ""),
            per_line=int(element.get("per-line", "2")),
            width=int(element.get("width", "0")),
            names_entry=element.get("names-entry") == "yes",
            children=tuple(node for node in inside if isinstance(node, Item)),
            fixed=tuple(
                Fixed(fixed.get("label", ""), fixed.get("text", ""))
                for fixed in element.iterchildren(NAMESPACE + "fixed")
            ),
            line=_line(element),
        )

    def _echo(self, element: etree._Element, outer: Evidence) -> Echo:
        return Echo(
            name=element.get("name", ""),
            of=element.get("of", ""),
            label=element.get("label", ""),
            evidence=self._evidence(element, outer),
            layout=element.get("layout", ""),
            line=_line(element),
        )

    def _item_options(self, element: etree._Element, evidence: Evidence) -> tuple[Option, ...]:
        reference = element.get("options")
        if reference is None:
            return self._options(element, evidence)
        if reference not in self._lists:
            raise self._fault(element, f"選択肢「{reference}」がありません")
        return self._lists[reference]

    def _options(self, parent: etree._Element, outer: Evidence) -> tuple[Option, ...]:
        return tuple(
            Option(
                name=element.get("name", ""),
                label=_text(element),
                evidence=self._evidence(element, self._evidence(parent, outer)),
                tail=element.get("tail", ""),
                unit=element.get("unit", ""),
                group=element.get("group", ""),
                alone=element.get("alone") == "yes",
            )
            for element in parent.iterchildren(NAMESPACE + "option")
        )

    def _rule(self, element: etree._Element, outer: Evidence) -> Rule:
        return Rule(
            name=element.get("name", ""),
            severity=element.get("severity", "error"),
            title=element.get("title", ""),
            example=element.get("example", ""),
            condition=self._expression(element, "if"),
            demand=self._expression(element, "then"),
            message=_text(element),
            evidence=self._evidence(element, outer),
            basis=element.get("basis", ""),
            aspects=tuple(int(number) for number in element.get("aspects", "").split()),
        )

    def _condition(self, element: etree._Element) -> Condition | None:
        if element.get("when") is None:
            return None
        source = element.get("when-source", element.get("source", "doc"))
        return Condition(
            self._expression(element, "when"), Evidence(source, element.get("sure", ""))
        )

    def _expression(self, element: etree._Element, attribute: str) -> expression.Expression:
        try:
            return expression.parse(element.get(attribute, ""))
        except expression.ExpressionError as error:
            raise self._fault(element, f"{attribute} の式が読めません（{error}）") from error

    def _evidence(self, element: etree._Element, outer: Evidence) -> Evidence:
        source = element.get("source")
        return Evidence(source, element.get("sure", "")) if source else outer

    def _edition_evidence(self, root: etree._Element, evidence: Evidence) -> Evidence:
        source = root.get("edition-source")
        return Evidence(source, root.get("edition-sure", "")) if source else evidence

    def _fault(self, element: etree._Element, message: str) -> FormError:
        return FormError(f"{self._path.name}:{_line(element)}: {message}。")


def _read_guidance(path: Path) -> dict[str, Guide]:
    root = parse_xml(path)
    validate(path, root, path.with_name("guidance.rng"))
    guides: dict[str, Guide] = {}
    for element in root.iterchildren(GUIDANCE + "guide"):
        name = element.get("name", "")
        if name in guides:
            raise FormError(f"{path.name}:{_line(element)}: 手引「{name}」が二重にあります。")
        guides[name] = Guide(
            write=_text(element.find(GUIDANCE + "write")),
            review=_text(element.find(GUIDANCE + "review")),
            example=_text(element.find(GUIDANCE + "example")),
            basis=element.get("basis", ""),
        )
    return guides


def _layout(element: etree._Element | None) -> Layout:
    if element is None:
        return Layout()
    plain = Layout()
    return Layout(
        page=element.get("page", plain.page),
        font=element.get("font", plain.font),
        band_shade=element.get("band-shade", plain.band_shade),
        label_shade=element.get("label-shade", plain.label_shade),
        margin=float(element.get("margin", plain.margin)),
        font_size=float(element.get("font-size", plain.font_size)),
        label_width=float(element.get("label-width", plain.label_width)),
        sublabel_width=float(element.get("sublabel-width", plain.sublabel_width)),
        outer_width=float(element.get("outer-width", plain.outer_width)),
        options_share=float(element.get("options-share", plain.options_share)),
    )


def _limit_evidence(element: etree._Element) -> Evidence | None:
    source = element.get("limit-source")
    return Evidence(source, element.get("sure", "")) if source else None


def _important(element: etree._Element, *, around: bool) -> bool:
    if element.get("important"):
        return element.get("important") == "yes"
    return around or element.get("mark", "").startswith("※")


def _line(element: etree._Element) -> int:
    return element.sourceline or 0


def _text(element: etree._Element | None) -> str:
    return (element.text or "").strip() if element is not None else ""
