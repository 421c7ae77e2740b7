"""Named constraints that several nouns share in shape, so that each is written once."""

from django.db.models import CheckConstraint, F, Q, TextChoices


def one_of(field: str, choices: type[TextChoices], *, name: str, blank: bool = False) -> CheckConstraint:
    """The database refuses a value that the choices do not know; `blank` allows the empty string too."""
    values = [*choices.values, ""] if blank else choices.values
    return CheckConstraint(name=name, condition=Q(**{f"{field}__in": values}))


def in_order(first: str, last: str, *, name: str) -> CheckConstraint:
    """`last` is open or not before `first`."""
    return CheckConstraint(
        name=name, condition=Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gte": F(first)})
    )


def differ(first: str, second: str, *, name: str) -> CheckConstraint:
    """Two people: `second` is open or another row than `first`."""
    return CheckConstraint(name=name, condition=Q(**{f"{second}__isnull": True}) | ~Q(**{second: F(first)}))
