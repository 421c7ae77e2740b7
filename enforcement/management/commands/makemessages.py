"""Django's makemessages for this project: Chinese is the source, English the translation beside it.

Run it from the root of the project, as `make messages` does. Each app keeps a catalogue; what stands outside
the apps (`templates/`, `config/`) goes to the last of them, `enforcement`. No entry is guessed from another,
no place and no date is noted, and the entries are sorted: a change of a label is a change of one entry.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.commands import makemessages

# `now` is how a file that has a lazy `_` calls gettext for what is said at once.
ALSO = "--keyword=now"
UNWANTED = ('"POT-Creation-Date:', '"Report-Msgid-Bugs-To:')
OURS: dict[str, Any] = {
    "locale": ["en"],
    "add_location": "never",
    "no_obsolete": True,
    "no_wrap": True,
    "ignore_patterns": ["tests/*"],
}


class Command(makemessages.Command):
    msgmerge_options = [
        "-q", "--backup=none", "--update", "--no-fuzzy-matching", "--sort-output",
    ]  # fmt: skip
    msgattrib_options = ["--no-obsolete", "--sort-output"]
    xgettext_options = [*makemessages.Command.xgettext_options, "--sort-output", ALSO]

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the catalogues; the options that make them ours are not asked for."""
        super().handle(*args, **options | OURS)

    def find_files(self, root: str) -> list[makemessages.TranslatableFile]:
        """All files with the catalogue that each belongs to."""
        self.default_locale_path = str(settings.BASE_DIR / "enforcement" / "locale")
        return super().find_files(root)

    def write_po_file(self, potfile: str, locale: str) -> None:
        super().write_po_file(potfile, locale)
        catalogue = Path(potfile).with_name(locale) / "LC_MESSAGES" / "django.po"
        lines = catalogue.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = (line for line in lines if not line.startswith(UNWANTED))
        catalogue.write_text("".join(kept), encoding="utf-8")
