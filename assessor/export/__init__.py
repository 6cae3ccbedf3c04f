"""From a filled-in form to files that people read: ``compose`` says what, the writers say how."""
