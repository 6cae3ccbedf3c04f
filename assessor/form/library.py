"""The editions of the form that are known, and which one a document means.

A base edition is a ``form`` element; another edition is an ``edition`` element that says how it
differs from its base: attributes set anew, nodes inserted or removed. Both are held against the
schema ``form.rng``.
"""

import copy
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

from assessor.errors import FormError
from assessor.form.definition import Form
from assessor.form.reader import NAMESPACE, parse_xml, read_form, validate


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition as the list of editions shows it."""

    id: str
    family: str
    number: str
    edition: str
    title: str
    default: bool


class FormLibrary:
    """The forms in one folder. Reads a file when it is asked for, and keeps what it has read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._forms: dict[str, Form] = {}

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """Every edition, in the order of the file names."""
        read = {path: parse_xml(path) for path in sorted(self._folder.glob("*.xml"))}
        roots = {
            path: root
            for path, root in read.items()
            if root.tag in {NAMESPACE + "form", NAMESPACE + "edition"}
        }
        for path, root in roots.items():
            if root.get("id") != path.stem:
                raise FormError(f"{path.name}:{root.sourceline}: id がファイルの名前と違います。")
        by_id = {path.stem: root for path, root in roots.items()}
        return tuple(self._edition(root, by_id) for root in by_id.values())

    @property
    def default(self) -> Form:
        """The edition that a new document uses where nobody says otherwise."""
        for edition in self.editions:
            if edition.default:
                return self.form(edition.id)
        raise FormError(f"{self._folder}: 既定の様式がありません。")

    def form(self, name: str) -> Form:
        """Return the edition with this id or tag, or the usual one of this family.

        Raises ``FormError`` where there is none.
        """
        form_id = self._id(name)
        if form_id not in self._forms:
            self._forms[form_id] = self._read(form_id)
        return self._forms[form_id]

    def nearest(self, form_id: str, edition: str) -> tuple[Form, bool]:
        """Return the form for a document, and whether it is the document's own edition.

        The edition tag counts more than the id, which a program that did not know the edition has
        put there; but not an edition of another form. A document of an edition that is not known
        is opened with the form of its id or the default: old forms stay in use for years and new
        ones appear before this program knows them.
        """
        named = self._relative(form_id)
        for known in self.editions:
            related = named is None or known.family == named.family
            if related and edition and known.edition == edition:
                return self.form(known.id), True
        return (self.form(named.id) if named else self.default), False

    def _relative(self, form_id: str) -> Edition | None:
        """Return the edition with this id, or one of the family with which the id begins."""
        family = form_id.partition("-")[0]
        related = [known for known in self.editions if known.family == family]
        exact = [known for known in self.editions if known.id == form_id]
        usual = [known for known in related if known.default]
        return next(iter([*exact, *usual, *reversed(related)]), None)

    def _id(self, name: str) -> str:
        for edition in self.editions:
            if name in {edition.id, edition.edition, f"[{edition.edition}　{edition.number}]"}:
                return edition.id
        relative = self._relative(name) if name in {one.family for one in self.editions} else None
        if relative:
            return relative.id
        known = "、".join(edition.id for edition in self.editions)
        raise FormError(f"様式「{name}」はありません。", f"次のどれかを指定してください：{known}")

    def _read(self, form_id: str) -> Form:
        whole = self._whole(form_id, ())
        try:
            return self._judged(form_id, whole)
        except FormError as error:
            raise self._blamed(form_id, error) from error

    def _judged(self, form_id: str, whole: etree._Element) -> Form:
        """Return the form that ``whole`` describes, held against the schema once more."""
        path = self._folder / f"{form_id}.xml"
        marks = {mark: whole.attrib.pop(mark) for mark in _EDITION_MARKS if mark in whole.attrib}
        if marks:
            validate(path, whole, self._folder / "form.rng")
            whole.attrib.update(marks)
        return read_form(path, whole)

    def _blamed(self, form_id: str, error: FormError) -> FormError:
        """Return ``error`` with the line of the change in an edition that has brought it about."""
        path = self._folder / f"{form_id}.xml"
        difference = parse_xml(path)
        if difference.tag != NAMESPACE + "edition":
            return error
        base_id = difference.get("base", "")
        self.form(base_id)  # raises where the fault is the base's own
        base = self._whole(base_id, (form_id,))
        steps = list(difference)
        for number, step in enumerate(steps, start=1):
            difference[:] = steps[:number]
            try:
                self._judged(form_id, apply_difference(path, difference, base))
            except FormError as fault:
                return FormError(f"{path.name}:{step.sourceline}: この変更で{_AFTER}（{fault}）。")
        return error

    def _whole(self, form_id: str, above: tuple[str, ...]) -> etree._Element:
        """Return the form element of an edition, its differences to its bases carried out."""
        path = self._folder / f"{form_id}.xml"
        root = parse_xml(path)
        validate(path, root, self._folder / "form.rng")
        if root.tag != NAMESPACE + "edition":
            return root
        base = root.get("base", "")
        if base in (*above, form_id):
            raise FormError(f"{path.name}:{root.sourceline}: 元の様式「{base}」が自分に戻ります。")
        if not (self._folder / f"{base}.xml").exists():
            raise FormError(f"{path.name}:{root.sourceline}: 元の様式「{base}」がありません。")
        return apply_difference(path, root, self._whole(base, (*above, form_id)))

    def _edition(self, root: etree._Element, roots: dict[str, etree._Element]) -> Edition:
        base = root
        for _ in roots:
            base = roots.get(base.get("base", ""), base)
        return Edition(
            id=root.get("id", ""),
            family=base.get("family", ""),
            number=base.get("number", ""),
            edition=root.get("edition", ""),
            title=base.get("title", ""),
            default=root.get("default") == "yes",
        )


def apply_difference(
    path: Path, difference: etree._Element, base: etree._Element
) -> etree._Element:
    """Return ``base`` changed as ``difference`` says, for the reader.

    How well the edition itself is known goes into ``edition-source``: what is inherited from the
    base was read for the base, and is only believed to be the same here.
    Raises ``FormError`` where the base has no node of the name.
    """
    whole = copy.deepcopy(base)
    for attribute in _OWN_ATTRIBUTES:
        whole.attrib.pop(attribute, None)
        if attribute in difference.attrib:
            whole.set(attribute, difference.attrib[attribute])
    for mark, value in zip(_EDITION_MARKS, ("doc", ""), strict=True):
        whole.set(mark, difference.get(mark.removeprefix("edition-"), value))
    for step in difference:
        _change(_target(path, whole, step), step)
    return whole


def _change(target: etree._Element, step: etree._Element) -> None:
    if step.tag == NAMESPACE + "set":
        target.attrib.update({key: value for key, value in step.attrib.items() if key != "on"})
    elif step.tag == NAMESPACE + "insert":
        for node in reversed(step):
            target.addnext(copy.deepcopy(node))
    else:
        parent = target.getparent()
        if parent is not None:
            parent.remove(target)


_AFTER = "様式が読めなくなります"
_EDITION_MARKS = ("edition-source", "edition-sure")
_OWN_ATTRIBUTES = ("id", "edition", "default")


def _target(path: Path, whole: etree._Element, step: etree._Element) -> etree._Element:
    name = step.get("on") or step.get("after") or step.get("name") or ""
    owner, _, option = name.partition(".")
    found = [
        element for element in whole.iter() if element.get("name") == owner and _nameable(element)
    ]
    if option:
        found = [child for element in found for child in element if child.get("name") == option]
    if len(found) != 1:
        raise FormError(f"{path.name}:{step.sourceline}: 元の様式に「{name}」がありません。")
    return found[0]


def _nameable(element: etree._Element) -> bool:
    return etree.QName(element).localname in {"section", "item", "repeat", "echo", "options"}
