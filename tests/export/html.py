"""Look into a page with lxml: what it says, to those who see it and to those who listen."""

from lxml import etree
from lxml import html as lxml_html

Page = lxml_html.HtmlElement


def root(content: bytes) -> Page:
    return lxml_html.document_fromstring(content.decode())


def text(content: bytes) -> str:
    """Return what is seen of the document; links that cite a place and the list are not of it."""
    page = root(content)
    for unseen in page.xpath("//*[@class='spoken' or @class='cite' or @class='skip'] | //nav"):
        unseen.drop_tree()
    body = page.xpath("//body")[0]
    return "\n".join(str(words) for words in body.itertext())


def spoken(element: etree._Element) -> str:
    """Return what somebody hears of an element."""
    heard = element.xpath(".//text()[not(ancestor::*[@aria-hidden='true'])]")
    assert isinstance(heard, list)
    return "".join(map(str, heard))
