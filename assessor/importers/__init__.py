"""Files that are not ours, read into an edit that turns a blank form into what they say.

A published 評価書 reaches us as damaged text: labels with changed characters, options printed
inside answers, ticks lost, pages missing. The way through this package, one idea per file:

    decoding    bytes to text, or a reason why not
    markup      remains of HTML inside a line to plain lines
    source      text to rows of cells, and these to pieces
    furniture   what every page prints: contents, page numbers, edition tag, title
    changes     the table of 変更箇所, whose rows may be torn by a page break
    anchors     the form's printed words in their order
    labels      does a piece look like one of them, and how much
    align       which pieces are which labels: the best way through the form
    entries     which system, which 委託事項, which file a label stands in
    ticks       one-of values and checkboxes out of a text that also prints the options
    blocks      paragraphs and tables of the freely arranged parts
    place       content to answers, doubts and texts without an item
    incidents   the other kind of source: tables of incidents and measures, a notice of one;
                incident_columns, incident_kinds, incident_tables, incident_notice belong to it
    sheets      .csv and .xlsx to rows of cells
    accounting  no word of the source may be missing from answers, form words and 未配置の記載

All that is known about the form comes from the form data. Nothing here touches a document: the
result is an ``Edit`` with a ``Report`` of what was placed, what was not, and what is doubtful.
"""
