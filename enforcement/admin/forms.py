"""What the forms of acts are made of: native date fields, money, reasons, and people by name or number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courts.models import Subject
from courts.selectors.subjects import display_names
from enforcement.admin.target import Target
from enforcement.selectors import desk


class ActForm(forms.Form):
    """A form of one act. `fill` sets what depends on the case or row; `in_order` names days that follow each other."""

    in_order: tuple[tuple[str, str], ...] = ()
    wide: tuple[str, ...] = ()

    def __init__(self, *args: Any, target: Target, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.target = target
        self.fill(target)

    def fill(self, target: Target) -> None:
        """Choices and first values that depend on `target`."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for first, last in self.in_order:
            start, end = cleaned.get(first), cleaned.get(last)
            if start and end and end < start:
                self.add_error(last, _("不能早于“%(first)s”。") % {"first": self.fields[first].label})
        return cleaned

    def values(self) -> dict[str, Any]:
        """What the service takes of a valid form."""
        return dict(self.cleaned_data)

    def choose(self, name: str, choices: Iterable[tuple[Any, Any]], *, empty: bool = False) -> None:
        """Set the choices of a field, with an empty one in front where it may stay empty."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*([("", "—")] if empty else []), *choices]


def day(label: Any, **given: Any) -> forms.DateField:
    """A day, picked by the browser's own calendar."""
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **given
    )


def money(label: Any, **given: Any) -> forms.DecimalField:
    """Yuan with two digits."""
    return forms.DecimalField(label=label, max_digits=16, decimal_places=2, **given)


def words(label: Any, rows: int = 3, **given: Any) -> forms.CharField:
    """A text of some length: reasons, facts, evidence."""
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **given)


def people(subjects: Iterable[Subject]) -> list[tuple[str, str]]:
    """Subjects as choices, by name."""
    rows = list(subjects)
    names = display_names(row.pk for row in rows)
    return [(str(row.pk), names.get(row.pk, str(row))) for row in rows]


class PersonField(forms.CharField):
    """Somebody by the full number of a document, or by the number of the record (#12); cleans to a Subject."""

    def __init__(self, **given: Any) -> None:
        given.setdefault("help_text", _("证件号码，或者当事人编号（如 #12）；须已登记"))
        super().__init__(**given)
        self.widget.attrs["autocomplete"] = "off"


def person(target: Target, text: str) -> Subject | None:
    """The subject that was meant, or None for an empty field. Raises a ValidationError for an unknown one."""
    if not text.strip():
        return None
    found = desk.subject_named(target.user, target.day, text)
    if found is None:
        raise forms.ValidationError(_("当事人库中没有这一号码，请先登记当事人。"), code="subject.unknown")
    return found
