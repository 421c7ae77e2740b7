"""How the launcher gives up."""


class CannotStart(Exception):
    """Something is missing or in the way; the message says what, and what to do."""


class Stopped(Exception):
    """Somebody pressed Ctrl-C or sent SIGTERM."""
