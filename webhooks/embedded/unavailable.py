"""The one error of this package."""


class EmbeddedUnavailable(RuntimeError):  # noqa: N818 - reads as what it says to the person who meets it
    """An embedded server cannot be offered here; the text says what is missing and what to do instead."""
