"""The parts of a document that the window shows one at a time, in printed order.

A part is one group of a chapter (3. 特定個人情報の入手・使用), or a whole section where it has no
groups (表紙, 別添). Chapters that are asked once per file give one part per file and group; before
them stands one part that lists the files themselves. Outline and page both use this list, so that
they cannot disagree. No Qt here.

A part knows where it is and not what is answered in it: typing never changes the list of parts,
only adding, removing and moving a file does.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assessor.document.assessment import Assessment
from assessor.form.definition import Echo, Group, Item, Node, Repeat, Section, nodes
from assessor.form.places import Slot
from assessor.form.values import Place


@dataclass(frozen=True, slots=True)
class Part:
    """What the page shows at once."""

    key: str
    """Stays the same while the document is edited; also good for settings."""
    title: str
    """The whole title: 「Ⅱ 3. 特定個人情報の入手・使用」."""
    short_title: str
    """The title below its chapter: 「3. 特定個人情報の入手・使用」."""
    chapter: Section | Repeat
    """The chapter or 別添; for the list of files their repeat."""
    nodes: tuple[Node, ...]
    """What it consists of: one group, all of a section, or the repeat of the files."""
    around: Place
    """The file entry it stands in, ``("file", "e1")``, or nothing."""
    names: frozenset[str]
    """The names of the items, echoes and repeats in it."""

    @property
    def group(self) -> Group | None:
        """The group that it is, or None where it is a whole section."""
        first = self.nodes[0] if self.nodes else None
        return first if len(self.nodes) == 1 and isinstance(first, Group) else None

    @property
    def lists_files(self) -> bool:
        """Whether it is the list of the files, whose chapters are parts of their own."""
        return isinstance(self.chapter, Repeat)

    def contains(self, place: Place) -> bool:
        """Tell whether the answer or the repeat at ``place`` is shown in this part."""
        depth = len(self.around)
        if self.lists_files and len(place) != depth + 1:
            return False
        return len(place) > depth and place[:depth] == self.around and place[depth] in self.names

    def slots(self, assessment: Assessment) -> Iterator[Slot]:
        """Yield the places in it, in printed order."""
        return (slot for slot in assessment.slots() if self.contains(slot.place))


def parts(assessment: Assessment) -> tuple[Part, ...]:
    """Return the parts of ``assessment`` in printed order, without the texts not yet placed."""
    return tuple(_parts(assessment.form.sections, assessment))


def part_of(place: Place, among: Iterable[Part]) -> Part | None:
    """Return the part that shows ``place``, or None where none does."""
    return next((part for part in among if part.contains(place)), None)


def chapter_title(chapter: Section | Repeat) -> str:
    """Return the title of a chapter: 「Ⅱ 特定個人情報ファイルの概要」, 「（別添1）事務の内容」."""
    if isinstance(chapter, Repeat):
        return chapter.label
    space = "" if chapter.number.endswith("）") else " "
    return f"{chapter.number}{space}{chapter.label}" if chapter.number else chapter.label


def _parts(sections: Iterable[Node], assessment: Assessment, around: Place = ()) -> Iterator[Part]:
    for node in sections:
        match node:
            case Repeat():
                place = (*around, node.name)
                yield Part(
                    node.name, node.label, node.label, node, (node,), around, frozenset({node.name})
                )
                for entry in assessment.entries(place):
                    yield from _parts(node.children, assessment, (*place, entry))
            case Section(is_page=False):
                pass
            case Section():
                yield from _parts_of_section(node, around)
            case _:
                pass


def _parts_of_section(section: Section, around: Place) -> Iterator[Part]:
    groups = [node for node in section.children if isinstance(node, Group)]
    if len(groups) == len(section.children):
        for number, group in enumerate(groups, start=1):
            short = f"{group.number}. {group.label}"
            yield Part(
                key="/".join((*around, section.name, str(number))),
                title=f"{section.number} {short}",
                short_title=short,
                chapter=section,
                nodes=(group,),
                around=around,
                names=_names(group),
            )
    else:
        title = chapter_title(section)
        key = "/".join((*around, section.name))
        yield Part(key, title, title, section, section.children, around, _names(section))


def _names(node: Node) -> frozenset[str]:
    return frozenset(inner.name for inner in nodes(node) if isinstance(inner, Item | Echo | Repeat))
