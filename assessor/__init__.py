"""Write, check and print privacy impact assessments (特定個人情報保護評価書).

The floors of the house; each may import those below it, never one above or beside:

    __main__             a window, or a command when one is named
    ui | cli             the windows, the only part that knows Qt | the commands
    export | importers   for people to read | from files that are not ours
    rules | history      what the form and the law demand | what has changed
    document             the filled-in form: answers, edits, the file
    form                 the blank form, read from forms/*.xml
    errors | paths       the one error a user reads | where forms/ and resources/ stand

What an item is stands in ``forms/``, never here. Everything that is worked out (findings, what
applies, what is printed) is worked out anew from the answers each time.
"""
