"""Which pictures a document can hold: told by what is in the file, not by what it is called."""

FORMATS = {".png": "PNG", ".jpg": "JPEG", ".svg": "SVG"}
"""The suffix an attachment gets, and what people call the format."""


def picture_suffix(content: bytes) -> str:
    """Return the suffix for a picture with this content, or an empty string for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return ".png"
    if content.startswith(b"\xff\xd8\xff"):
        return ".jpg"
    beginning = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if beginning.startswith(b"<") and b"<svg" in beginning:
        return ".svg"
    return ""
