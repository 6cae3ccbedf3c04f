"""The command about records of serious incidents: what counts, the 別紙, and a 評価書's share."""

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from assessor.cli.files import OK, day_of, load, read, save_new
from assessor.cli.parsing import Commands
from assessor.document.assessment import Assessment
from assessor.form.dates import in_japanese
from assessor.form.kinds import show
from assessor.form.library import FormLibrary
from assessor.paths import forms_folder
from assessor.rules.check import standards
from assessor.rules.incident_annex import COLUMNS, LAYOUTS, annex_of
from assessor.rules.incident_counts import Count, counts_for_items, counts_for_threshold
from assessor.rules.incident_reports import reports
from assessor.rules.incidents import Incident, incidents
from assessor.rules.ledger_use import Order, ledger_of, proposal

_FIRST_LAYOUT = next(iter(LAYOUTS))


def add_to(commands: Commands) -> None:
    """Add the command of this family."""
    show_them = commands.add("incidents", "重大事故を数え、別紙を作る", _incidents)
    show_them.add_argument("file", metavar="RECORDS", type=Path)
    show_them.add_argument("--on", dest="day", metavar="DAY", help="基準日（なければ今日）")
    show_them.add_argument(
        "--layout",
        default=_FIRST_LAYOUT,
        metavar="LAYOUT",
        help=f"別紙の様式（{'、'.join(LAYOUTS)}）又は列（{'、'.join(COLUMNS)}をコンマでつなぐ）",
    )
    show_them.add_argument("--all", action="store_true", help="3年より前の事故も別紙に載せる")
    show_them.add_argument(
        "--into", metavar="ASSESSMENT", type=Path, help="評価書の重大事故の欄と別紙への反映"
    )
    show_them.add_argument(
        "-o", dest="output", metavar="OUT", type=Path, help="別紙、又は反映した評価書のファイル"
    )


def _incidents(options: argparse.Namespace) -> int:
    day = day_of(options.day, "基準日")
    records = load(options.file)
    ledger_of(records)
    if options.into:
        return _into(options, Order(records, day, options.layout))
    if options.output is None:
        for line in _listing(records, day):
            print(line)
        return OK
    from assessor.export.annex import write_annex  # noqa: PLC0415 - loaded when used

    annex = annex_of(records, day, options.layout, standards(), every=options.all)
    form = FormLibrary(forms_folder()).default
    write_annex(form, annex.title, annex.body, options.output, day)
    print(f"{options.output} に{len(annex.listed)}件を書き出しました（{in_japanese(day)}現在）。")
    return OK


def _into(options: argparse.Namespace, order: Order) -> int:
    """Print what the register says for a 評価書; write it only where a new file is named."""
    assessment, _ = read(options.into)
    found = proposal(assessment, order, standards())
    before = assessment.snapshot()
    assessment.apply(found.edit)
    for line in _changes(before, assessment):
        print(line)
    if found.edit.is_empty:
        print("変わる記載はありません。")
    for remark in found.remarks:
        sys.stderr.write(f"{remark}\n")
    if options.output is not None:
        save_new(assessment, options.output)
        print(f"{options.output} に保存しました。")
    return OK


def _listing(records: Assessment, day: date) -> Iterator[str]:
    """Yield a line for each incident: what it counts for, why, and when its reports are due."""
    yield f"基準日：{in_japanese(day)}"
    for incident in incidents(records):
        items = counts_for_items(incident, day, standards())
        threshold = counts_for_threshold(incident, day, standards())
        yield "\t".join(
            (
                incident.name,
                incident.text("date"),
                f"3年：{_in_words(items)}",
                f"1年・特定個人情報：{_in_words(threshold)}",
                _due(incident),
            )
        ).rstrip()


def _in_words(count: Count) -> str:
    return f"{count.verdict.words}（{''.join(count.reasons)}）"


def _due(incident: Incident) -> str:
    due = reports(incident, standards())
    if due is None:
        return ""
    prompt = f"速報の目安：{in_japanese(due.prompt_from)}から{in_japanese(due.prompt_by)}まで"
    return f"{prompt}、確報の期限：{in_japanese(due.final_by)}"


def _changes(before: Assessment, after: Assessment) -> Iterator[str]:
    """Yield a line for each answer that changes in the parts that people see."""
    for slot in after.slots():
        if not slot.section.is_page:
            continue
        item = after.form.item(slot.place)
        old, new = before.answers.get(slot.place), after.answers.get(slot.place)
        if item is not None and old != new:
            words = [show(item, value) if value is not None else "" for value in (old, new)]
            was, now = (" ".join(word.split())[:60] for word in words)
            path = after.written_path(slot)
            label = "" if item.label in path else f" {item.label}"
            yield f"{path}{label}\t{was or _BLANK}\t→\t{now or _BLANK}"


_BLANK = "（空欄）"
