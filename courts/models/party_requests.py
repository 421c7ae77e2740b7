from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .cases import Case
from .constraints import one_of
from .party_changes import PartyChange, PartyChangeKind
from .subjects import Subject


class PartyRequest(models.Model):
    """What an applicant, or whoever succeeds one, asks online: to change or add a party (法释〔2016〕21号 art.1, 28).

    Open until the desk takes it up as `change`, or returns it with what is lacking. `successor` is how the one
    asked for is named, encrypted, since it holds a number; empty where it is who asks.
    """

    Kind = PartyChangeKind

    receipt = models.CharField(_("回执号"), max_length=10, unique=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="party_requests", verbose_name=_("案件"))
    asked_by = models.ForeignKey(
        Subject, models.PROTECT, related_name="party_requests", verbose_name=_("提出申请的人")
    )
    kind = models.CharField(_("情形"), max_length=18, choices=Kind.choices)
    predecessor = models.ForeignKey(Subject, models.PROTECT, related_name="+", verbose_name=_("原当事人"))
    successor = models.BinaryField(_("承受人（加密）"), default=b"")
    text = models.TextField(_("申请理由和证据"))
    received_on = models.DateField(_("收到日期"))
    due_on = models.DateField(_("应于此日前裁定"))
    due_provisional = models.BooleanField(_("期限为暂定"), default=False)
    change = models.OneToOneField(
        PartyChange,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="request",
        verbose_name=_("变更、追加当事人"),
    )
    returned_because = models.TextField(_("退回补正的理由"), blank=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("退回人"),
    )
    returned_on = models.DateField(_("退回日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("网上变更、追加当事人申请")
        verbose_name_plural = pgettext_lazy("plural", "网上变更、追加当事人申请")
        ordering = ["received_on", "pk"]
        constraints = [
            one_of("kind", PartyChangeKind, name="party_request_kind_known"),
            models.CheckConstraint(name="party_request_has_text", condition=~models.Q(text="")),
            models.CheckConstraint(
                name="party_request_return_is_complete",
                condition=models.Q(returned_because="", returned_by=None, returned_on=None)
                | (
                    ~models.Q(returned_because="")
                    & models.Q(returned_by__isnull=False, returned_on__isnull=False, change=None)
                ),
            ),
            models.UniqueConstraint(
                name="party_request_one_open",
                fields=["case", "asked_by", "kind", "predecessor"],
                condition=models.Q(change=None, returned_because=""),
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.change_id is None and not self.returned_because

    def __str__(self) -> str:
        return self.receipt
