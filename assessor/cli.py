"""The command line: new, import, check, export, dump, forms.

    assessor new -o FILE [--form NAME]
    assessor import SOURCE [SOURCE…] -o FILE
    assessor check FILE [--format text|json]      0 no errors, 1 errors found, 2 could not run
    assessor export FILE -o OUT                   the format is OUT's suffix
    assessor dump FILE                            JSON lines in printed order
    assessor forms [--unverified]

Other tools rely on these words and exit codes. Errors go to stderr in one line; a traceback goes
to the log and never to a user.
"""

import argparse
import contextlib
import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from typing_extensions import override

from assessor import faults
from assessor.document import edits, file
from assessor.document.assessment import Assessment
from assessor.document.dump import records
from assessor.document.unplaced import unplaced
from assessor.errors import AssessorError, reason
from assessor.form.inventory import unverified
from assessor.form.library import FormLibrary
from assessor.paths import forms_folder, program_version
from assessor.rules.check import Finding, Severity, check

OK, ERRORS_FOUND, COULD_NOT_RUN = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    _speak_utf8()
    try:
        options = _parser().parse_args(arguments)
        code = int(options.run(options))
        sys.stdout.flush()
    except AssessorError as error:
        return _complain(error.line)
    except BrokenPipeError:
        # The reader (head, less) has seen enough.
        _say_no_more()
        return OK
    except OSError as error:
        _say_no_more()
        return _complain(f"出力を書き込めません（{reason(error)}）。")
    except KeyboardInterrupt:
        return _complain("中止しました。")
    except Exception as error:  # noqa: BLE001 - the last resort: a user never sees a traceback
        return _complain(faults.record(error))
    return code


def _say_no_more() -> None:
    """Let nothing more be flushed to an output that takes nothing more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _new(options: argparse.Namespace) -> int:
    library = FormLibrary(forms_folder())
    form = library.form(options.form) if options.form else library.default
    assessment = Assessment(form)
    assessment.apply(edits.first_entries(form))
    _save_new(assessment, options.output)
    print(f"{options.output} を作りました（{form.tag}）。")
    return OK


def _import(options: argparse.Namespace) -> int:
    from assessor.importers.table import import_files  # noqa: PLC0415 - loaded when used

    _refuse_existing(options.output)
    imported = import_files(options.sources, FormLibrary(forms_folder()))
    assessment = Assessment(imported.form, edition=imported.edition)
    assessment.apply(imported.edit)
    _save_new(assessment, options.output)
    report = imported.report
    print(f"置いた記載 {len(report.placed)}件")
    for placed in report.placed:
        print(f"  {placed.path}\t{placed.words}")
    print(f"置けなかった記載 {len(report.unplaced)}件（「未配置の記載」として残しています）")
    for text in report.unplaced:
        print(f"  {text.near}\t{text.reason}\t{_first_words(text.text)}")
    print(f"疑わしい記載 {len(report.doubts)}件")
    for doubt in report.doubts:
        print(f"  {doubt.path}\t{doubt.sentence}")
    return OK


def _check(options: argparse.Namespace) -> int:
    findings = check(_load(options.file))
    if options.format == "json":
        print(json.dumps(_findings_json(findings), ensure_ascii=False, indent=1))
    else:
        _print_findings(findings)
    errors = any(finding.severity is Severity.ERROR for finding in findings)
    return ERRORS_FOUND if errors else OK


def _export(options: argparse.Namespace) -> int:
    from assessor.export.writers import Settings, export  # noqa: PLC0415 - loaded when used

    assessment = _load(options.file)
    export(assessment, options.output, Settings(today=date.today()))  # noqa: DTZ011 - local day
    left = sum(1 for _ in unplaced(assessment))
    if left:
        sys.stderr.write(f"未配置の記載が{left}件あり、印刷していません。\n")
    return OK


def _dump(options: argparse.Namespace) -> int:
    for record in records(_load(options.file)):
        print(json.dumps(record, ensure_ascii=False))
    return OK


def _forms(options: argparse.Namespace) -> int:
    library = FormLibrary(forms_folder())
    for edition in library.editions:
        form = library.form(edition.id)
        marks = ["既定"] * edition.default + ["版の内容は未確認"] * (not form.evidence.verified)
        print(
            f"{edition.id}\t{form.tag}\t{form.title}" + (f"（{'、'.join(marks)}）" if marks else "")
        )
        if options.unverified:
            for line in unverified(form):
                print(f"  {line.path}\t{line.what}\t{line.words}\t{line.sure}")
    return OK


def _load(path: Path) -> Assessment:
    return file.load(path, FormLibrary(forms_folder()))[0]


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise AssessorError(f"{path} はすでにあります。", "別の名前を指定してください。")


def _save_new(assessment: Assessment, path: Path) -> None:
    _refuse_existing(path)
    file.save(assessment, path)


_SEVERITIES = {Severity.ERROR: "誤り", Severity.WARNING: "注意", Severity.NOTE: "参考"}


def _first_words(text: str, most: int = 40) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most]}…（{len(line)}字）"


def _print_findings(findings: Iterable[Finding]) -> None:
    counts = dict.fromkeys(Severity, 0)
    for finding in findings:
        counts[finding.severity] += 1
        label = "" if finding.label in finding.path else f" {finding.label}"
        basis = (
            f"（{finding.basis}{'' if finding.verified else '・未確認'}）" if finding.basis else ""
        )
        severity = _SEVERITIES[finding.severity]
        print(f"{severity}\t{finding.path}{label}\t{finding.message}{basis}\t[{finding.code}]")
    print("、".join(f"{_SEVERITIES[severity]}{number}件" for severity, number in counts.items()))


def _findings_json(findings: Sequence[Finding]) -> dict[str, object]:
    return {
        "counts": {
            str(severity): sum(finding.severity is severity for finding in findings)
            for severity in Severity
        },
        "findings": [
            {
                "code": finding.code,
                "severity": str(finding.severity),
                "place": list(finding.place),
                "path": finding.path,
                "label": finding.label,
                "message": finding.message,
                "basis": finding.basis,
                "verified": finding.verified,
            }
            for finding in findings
        ],
    }


def _complain(line: str) -> int:
    with contextlib.suppress(OSError):
        sys.stderr.write(f"assessor: {line}\n")
    return COULD_NOT_RUN


def _speak_utf8() -> None:
    """Write UTF-8 also where the terminal's code page would refuse a character."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")


class _Parser(argparse.ArgumentParser):
    """An argument parser that complains in one Japanese line."""

    @override
    def error(self, message: str) -> NoReturn:
        for english, japanese in _COMPLAINTS:
            message = re.sub(english, japanese, message)
        usage = " ".join(self.format_usage().split())
        raise AssessorError(f"指定に誤りがあります（{message}）。", usage)

    @override
    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "使い方:")

    @override
    def format_help(self) -> str:
        text = super().format_help()
        for english, japanese in _HEADINGS:
            text = text.replace(english, japanese)
        return text


_COMPLAINTS = (
    (r"the following arguments are required: (.*)", r"\1 が必要です"),
    (r"argument (.*?): invalid choice: ('.*?') \(choose from (.*)\)", r"\1 に \2 はありません"),
    (r"argument (.*?): expected (at least )?one argument", r"\1 の値がありません"),
    (r"unrecognized arguments: (.*)", r"\1 は使えません"),
)
_HEADINGS = (
    ("usage:", "使い方:"),
    ("positional arguments:", "引数:"),
    ("options:", "指定:"),
    ("show this help message and exit", "この説明を示して終わる"),
    ("show program's version number and exit", "版を示して終わる"),
)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="assessor", description="特定個人情報保護評価書を書き、点検し、印刷します。"
    )
    parser.add_argument("--version", action="version", version=f"assessor {program_version()}")
    commands = parser.add_subparsers(required=True, metavar="命令", parser_class=_Parser)

    new = commands.add_parser("new", help="空の評価書を作る")
    new.add_argument("-o", dest="output", metavar="FILE", type=Path, required=True)
    new.add_argument("--form", metavar="NAME", help="様式の版（assessor forms で一覧）")
    new.set_defaults(run=_new)

    read = commands.add_parser("import", help="他の文書から評価書を作る")
    read.add_argument("sources", metavar="SOURCE", nargs="+", type=Path)
    read.add_argument("-o", dest="output", metavar="FILE", type=Path, required=True)
    read.set_defaults(run=_import)

    look = commands.add_parser("check", help="点検する")
    look.add_argument("file", metavar="FILE", type=Path)
    look.add_argument("--format", choices=("text", "json"), default="text")
    look.set_defaults(run=_check)

    write = commands.add_parser("export", help="書き出す（形式は OUT の拡張子による）")
    write.add_argument("file", metavar="FILE", type=Path)
    write.add_argument("-o", dest="output", metavar="OUT", type=Path, required=True)
    write.set_defaults(run=_export)

    dump = commands.add_parser("dump", help="記載を1項目1行のJSONで出す")
    dump.add_argument("file", metavar="FILE", type=Path)
    dump.set_defaults(run=_dump)

    forms = commands.add_parser("forms", help="様式の版の一覧")
    forms.add_argument("--unverified", action="store_true", help="文言が未確認の項目も出す")
    forms.set_defaults(run=_forms)
    return parser
