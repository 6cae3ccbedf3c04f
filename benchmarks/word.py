"""The Word file of the sample against the least work that gives the same file.

The least: build the same elements with lxml, serialise them, and zip all parts. That leaves out
reading the form's tree and deciding what stands where.
"""

import zipfile
from datetime import date
from io import BytesIO

from lxml import etree

from assessor.document.file import load
from assessor.export.writers import WRITERS, Settings
from assessor.form.library import FormLibrary
from assessor.paths import forms_folder, resources_folder
from benchmarks.measure import Result, median_pair, seconds


def results() -> list[Result]:
    """Return the ratio of the medians of seven pairs."""
    assessment, _ = load(resources_folder() / "sample.hyoka", FormLibrary(forms_folder()))
    settings = Settings(today=date(2026, 11, 22))
    write = WRITERS[".docx"]
    with zipfile.ZipFile(BytesIO(write(assessment, settings))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    trees = {name: etree.fromstring(data) for name, data in parts.items() if name.endswith(".xml")}
    ours, least = median_pair(
        lambda: seconds(lambda: write(assessment, settings)),
        lambda: seconds(lambda: _least(parts, trees)),
        runs=7,
    )
    detail = f"({ours * 1000:.0f} ms against {least * 1000:.0f} ms)"
    return [
        Result(
            "Word file of the sample / the same XML by lxml and zipfile",
            ours / least,
            1.5,
            "x",
            detail,
        )
    ]


def _least(parts: dict[str, bytes], trees: dict[str, etree._Element]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            content = etree.tostring(_built(trees[name])) if name in trees else data
            archive.writestr(name, content)
    return buffer.getvalue()


def _built(model: etree._Element) -> etree._Element:
    """Build the element anew, as a writer without any layout would."""
    root = etree.Element(model.tag, dict(model.attrib), nsmap=model.nsmap)
    pairs = [(model, root)]
    while pairs:
        old, new = pairs.pop()
        new.text, new.tail = old.text, old.tail
        pairs += [(child, etree.SubElement(new, child.tag, dict(child.attrib))) for child in old]
    return root
