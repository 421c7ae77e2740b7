from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class TermsStamp(models.Model):
    """One row whose number moves in the transaction of each change to agencies, memoranda or the catalogue,
    and of each that ends a token.

    Moved by triggers, whatever writes; read with every request, so that what a process remembers of an
    agency's terms never outlives the commit that changes them. A number never comes back.
    """

    number = models.BigIntegerField(_("版本"))

    class Meta:
        verbose_name = _("权限版本")
        verbose_name_plural = pgettext_lazy("plural", "权限版本")
        constraints = [models.CheckConstraint(name="terms_stamp_is_one_row", condition=models.Q(id=1))]

    def __str__(self) -> str:
        return str(self.number)
