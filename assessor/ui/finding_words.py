"""What is said of a finding besides its sentence; pane and page say it alike. No Qt here."""

from datetime import date

from assessor.form.dates import in_japanese
from assessor.rules.check import standards
from assessor.rules.finding import Finding, Fix, Replacement, Severity, shown_words
from assessor.rules.set_aside import SetAside
from assessor.ui.progress import UNFILLED

WORDS = {Severity.ERROR: "誤り", Severity.WARNING: "注意", Severity.NOTE: "参考"}
UNFILLED_WORD = "未記入"
SORTS = (*WORDS.values(), UNFILLED_WORD)
WHOLE = "評価書全体"
_SHORT = 12


def sort_of(finding: Finding) -> str:
    """Return the word under which a finding is counted and shown."""
    return UNFILLED_WORD if finding.code in UNFILLED else WORDS[finding.severity]


def where(finding: Finding) -> str:
    """Return the place as people write it."""
    return finding.path or finding.label or WHOLE


def kind_of(finding: Finding) -> str:
    """Return what was looked for, in a few words."""
    return finding.title or finding.code


def quoted(finding: Finding) -> str:
    """Return the words it is about, where the sentence does not quote them itself."""
    helps = finding.passage and finding.quotation and finding.quotation not in finding.message
    return f"「{finding.quotation}」" if helps else ""


def basis_of(finding: Finding) -> str:
    """Return the rule behind it, and whether that was verified; empty where it is our advice."""
    if not finding.basis:
        return ""
    return f"根拠：{finding.basis}" + ("" if finding.verified else "（未確認）")


def about(finding: Finding) -> str:
    """Return what a tip says: the basis, and the 審査の観点 that it bears on."""
    aspects = [
        f"審査の観点({aspect.number})　{aspect.words}"
        for aspect in standards().aspects
        if aspect.number in finding.aspects
    ]
    return "\n".join(filter(None, [basis_of(finding), *aspects]))


def on_button(fix: Fix) -> str:
    """Return what a button says, cut where it would be too wide."""
    if isinstance(fix, Replacement) and (fix.new or fix.old).strip():
        return shown_words(_short(fix.old), _short(fix.new))
    return fix.words


def change_of(fix: Fix) -> str:
    """Return what a fix does: 「別表第一」→「別表」."""
    if isinstance(fix, Replacement):
        return f"「{fix.old}」→「{fix.new}」" if fix.new.strip() else fix.words
    return fix.words


def why_aside(aside: SetAside) -> str:
    """Return why and when a finding was set aside."""
    try:
        day = date.fromisoformat(aside.day)
    except ValueError:
        return f"理由：{aside.reason}"
    return f"理由：{aside.reason}（{in_japanese(day)}）"


def why_returned(aside: SetAside) -> str:
    """Return that a finding was set aside before, and why."""
    return f"記載が変わったため、再び示しています。見送った{why_aside(aside)}"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHORT else line[:_SHORT] + "…"
