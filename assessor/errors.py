"""The errors a user is meant to read.

Every fault that a person can do something about is raised as an ``AssessorError``: its text is
one plain Japanese sentence, ``hint`` says what to do next. Anything else that is raised is a
fault of the program and ends in the last-resort hook.
"""

import errno

_REASONS = {
    errno.ENOENT: "見つかりません",
    errno.EACCES: "権限がありません",
    errno.EPERM: "権限がありません",
    errno.EISDIR: "フォルダーです",
    errno.ENOTDIR: "途中のフォルダーがありません",
    errno.ENOSPC: "空き容量がありません",
    errno.EDQUOT: "割り当てられた容量を超えています",
    errno.EFBIG: "大きすぎます",
    errno.EROFS: "書込みのできない場所です",
    errno.EIO: "読み書きの途中で機器の異常が起きました",
    errno.ENAMETOOLONG: "名前が長すぎます",
    errno.EEXIST: "すでにあります",
}


def reason(error: OSError) -> str:
    """Return in Japanese why the operating system refused."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))


class AssessorError(Exception):
    """A fault in the user's words, with a hint what to do about it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint

    @property
    def line(self) -> str:
        """The message and its hint as one line."""
        return " ".join(f"{self}{self.hint}".split())


class FormError(AssessorError):
    """A form definition that cannot be used; the message begins with file and line."""


class DocumentError(AssessorError):
    """A document file that cannot be read or written."""


class ExternallyChangedError(DocumentError):
    """The file on disk is not the one that was read: somebody else saved it."""


class StaleEditError(AssessorError):
    """An edit that was made for another state of the document."""


class ImportFormatError(AssessorError):
    """A source that is not a 評価書, or not in a format we read."""


class ExportError(AssessorError):
    """A document that cannot be written in the wanted format."""
