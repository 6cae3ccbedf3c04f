"""The filled-in form: answers, changes to them, the file they are kept in."""
