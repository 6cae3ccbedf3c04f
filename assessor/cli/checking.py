"""Commands about what a reviewer would send back: check, rules."""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from assessor.cli.check_json import outcome_json, standards_json
from assessor.cli.check_text import finding_lines, standard_lines
from assessor.cli.files import ERRORS_FOUND, OK, add_version_option, day_of, load, read
from assessor.cli.parsing import Commands
from assessor.document.assessment import Assessment
from assessor.document.published import last_published, last_published_called
from assessor.errors import DocumentError
from assessor.form.library import FormLibrary
from assessor.paths import forms_folder
from assessor.rules.catalogue import catalogue
from assessor.rules.finding import Severity
from assessor.rules.outcome import outcome_of


def add_to(commands: Commands) -> None:
    """Add the commands of this family."""
    look = commands.add("check", "点検する", _check)
    look.add_argument("file", metavar="FILE", type=Path)
    add_version_option(look)
    look.add_argument("--format", choices=("text", "json", "sarif"), default="text")
    look.add_argument(
        "--today", metavar="DATE", help="基準日（2026-04-01、令和8年4月1日など。なければ今日）"
    )
    look.add_argument(
        "--against",
        metavar="OLD",
        type=Path,
        help="直近に公表した版のファイル（なければ、FILE に残した最後の公表版）",
    )
    look.add_argument(
        "--records", metavar="RECORDS", type=Path, help="評価実施機関の重大事故等の記録のファイル"
    )
    look.add_argument(
        "-o",
        "--report",
        metavar="OUT",
        type=Path,
        help="点検報告書も作る（形式は OUT の拡張子による。.docx 又は .html）",
    )
    rules = commands.add("rules", "点検の一覧", _rules)
    rules.add_argument("--format", choices=("text", "json"), default="text")


def _check(options: argparse.Namespace) -> int:
    today = day_of(options.today, "基準日")
    assessment, digest = read(options.file, options.version)
    published, called = _published(assessment, options.against)
    records = load(options.records) if options.records else None
    outcome = outcome_of(assessment, today, published, records)
    if options.report:
        from assessor.export.check_report import Origin  # noqa: PLC0415 - loaded when used
        from assessor.export.check_report_writers import write_check_report  # noqa: PLC0415

        origin = Origin(options.file.name, digest, options.version or "", called)
        write_check_report(outcome, origin, options.report)
    match options.format:
        case "json":
            _print(outcome_json(outcome))
        case "sarif":
            from assessor.cli.check_sarif import outcome_sarif  # noqa: PLC0415 - loaded when used

            standards = catalogue([assessment.form])
            _print(outcome_sarif(outcome, standards, options.file, digest))
        case _:
            _print(finding_lines(outcome))
    return ERRORS_FOUND if outcome.number(Severity.ERROR) else OK


def _published(assessment: Assessment, against: Path | None) -> tuple[Assessment | None, str]:
    """Return the version last published, and what it is called."""
    if against:
        return load(against), against.name
    try:
        return last_published(assessment), last_published_called(assessment)
    except DocumentError as error:  # the present state can be checked all the same
        sys.stderr.write(f"{error.line}\n")
        return None, ""


def _rules(options: argparse.Namespace) -> int:
    library = FormLibrary(forms_folder())
    standards = catalogue(library.form(edition.id) for edition in library.editions).values()
    if options.format == "json":
        _print(standards_json(standards))
    else:
        _print(standard_lines(standards))
    return OK


def _print(what: Mapping[str, object] | Iterator[str]) -> None:
    if isinstance(what, Mapping):
        print(json.dumps(what, ensure_ascii=False, indent=1))
    else:
        for line in what:
            print(line)
