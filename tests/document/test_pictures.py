import pytest

from assessor.document.pictures import picture_suffix


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (b"\x89PNG\r\n\x1a\nrest", ".png"),
        (b"\xff\xd8\xff\xe0rest", ".jpg"),
        (
            b'<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg"/>',
            ".svg",
        ),
        (b"\xef\xbb\xbf<svg/>", ".svg"),
        (b"<html>no picture</html>", ""),
        (b"GIF89a", ""),
        (b"", ""),
    ],
)
def test_a_picture_is_told_by_its_content(content: bytes, suffix: str) -> None:
    assert picture_suffix(content) == suffix
