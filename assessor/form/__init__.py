"""The blank form: what is asked, in which words, under which condition; read from XML."""
