"""The command line: documents, checks, versions, comparison, forms.

    assessor new -o FILE [--form NAME]
    assessor import SOURCE [SOURCE…] -o FILE
    assessor check FILE [--format text|json|sarif] [--today DATE] [--against OLD]
                   [--records RECORDS] [-o OUT]
                                                  OUT is a report, .docx or .html
                                                  0 no errors, 1 errors found, 2 could not run
    assessor rules [--format text|json]
    assessor export FILE -o OUT                   the format is OUT's suffix
    assessor dump FILE                            JSON lines in printed order
    assessor version FILE --label LABEL [--by WHO] [--note TEXT] [--day DATE]
    assessor versions FILE                        number, name, label, day, who, note
    assessor compare OLD [NEW] [--old-version VERSION] [--new-version VERSION]
                     [--format text|json] [-o OUT --as table|redline|changes|summary]
                     [--author WHO] [--date DATE]  without NEW: versions of one file;
                                                  OUT is .docx, .html (not redline) or .json
    assessor merge BASE MINE THEIRS -o OUT [--prefer mine|theirs]
                                                  0 merged, 1 collisions and nothing written
    assessor changes FILE [--against OLD | --since VERSION] [--day DATE] [--emergency]
                     [--format text|json] [--write]
                                                  the rows of 変更箇所 to propose; --write adds them
    assessor incidents RECORDS [--on DAY] [--layout LAYOUT|COLUMN,…] [--all] [-o OUT]
                                                  OUT is a 別紙: .docx .pdf .html .txt .xlsx
    assessor incidents RECORDS --into FILE [--on DAY] [--layout …] [-o OUT]
                                                  OUT is a new document; without it, only shown
    assessor forms [--unverified]

``check``, ``export`` and ``dump`` take ``--version VERSION``, a version's name, number or label.
Other tools rely on these words and exit codes. Errors go to stderr in one line; a traceback goes
to the log and never to a user. Each module holds a family of commands: how they are called, and
what they do.
"""

import contextlib
import os
import sys
from collections.abc import Sequence

from assessor import faults
from assessor.cli import changes, checking, comparing, documents, forms, incidents, versions
from assessor.cli.files import COULD_NOT_RUN, OK
from assessor.cli.parsing import Commands, Parser
from assessor.errors import AssessorError, reason
from assessor.paths import program_version

FAMILIES = (documents, checking, versions, comparing, changes, incidents, forms)


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


def _parser() -> Parser:
    parser = Parser(
        prog="assessor", description="特定個人情報保護評価書を書き、点検し、印刷します。"
    )
    parser.add_argument("--version", action="version", version=f"assessor {program_version()}")
    commands = Commands(parser)
    for family in FAMILIES:
        family.add_to(commands)
    return parser
