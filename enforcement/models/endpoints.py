from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courts.models.constraints import one_of
from enforcement.rules.webhooks import Kind, Outcome

from .agencies import PartnerAgency


class EndpointState(models.TextChoices):
    PENDING = "pending", _("待验证")
    ACTIVE = "active", _("启用")
    DISABLED = "disabled", _("已停用")
    REMOVED = "removed", _("已删除")


class NoticeKind(models.TextChoices):
    CHANGES = Kind.CHANGES.value, _("有新的变动")
    CHALLENGE = Kind.CHALLENGE.value, _("验证")
    TEST = Kind.TEST.value, _("测试")


class NoticeState(models.TextChoices):
    OPEN = "open", _("待送达")
    DELIVERED = "delivered", _("已收到")
    FAILED = "failed", _("未能送达")


class AttemptOutcome(models.TextChoices):
    DELIVERED = Outcome.DELIVERED.value, _("已收到")
    STATUS = Outcome.STATUS.value, _("接收方拒绝")
    WRONG_ANSWER = Outcome.WRONG_ANSWER.value, _("验证应答不符")
    NAME_UNKNOWN = Outcome.NAME_UNKNOWN.value, _("域名无法解析")
    ADDRESS_REFUSED = Outcome.ADDRESS_REFUSED.value, _("地址在内部网络")
    NO_CONNECTION = Outcome.NO_CONNECTION.value, _("无法连接")
    CERTIFICATE = Outcome.CERTIFICATE.value, _("证书无效")
    TIMEOUT = Outcome.TIMEOUT.value, _("超时")
    BROKEN = Outcome.BROKEN.value, _("应答不完整")


class Endpoint(models.Model):
    """An address at which an agency wants to be told that its feed has changed (Standard Webhooks).

    The row is what is due: a worker that sends to it holds it for the time of `leased_until`, and whoever
    comes after that time may send again. `position` is the last one that was delivered here.
    """

    State = EndpointState

    uuid = models.UUIDField(_("编号"), default=uuid4, unique=True)
    agency = models.ForeignKey(
        PartnerAgency, models.PROTECT, related_name="endpoints", verbose_name=_("单位")
    )
    url = models.CharField(_("接收地址"), max_length=500)
    secret = models.BinaryField(_("签名密钥（加密）"))
    old_secret = models.BinaryField(_("原签名密钥（加密）"), null=True, blank=True)
    old_secret_until = models.DateTimeField(_("原签名密钥用至"), null=True, blank=True)
    state = models.CharField(_("状态"), max_length=8, choices=State.choices, default=State.PENDING)
    registered_at = models.DateTimeField(_("登记时间"))
    position = models.BigIntegerField(_("已告知的位置"), default=0)
    failures = models.PositiveSmallIntegerField(_("连续失败次数"), default=0)
    failing_since = models.DateTimeField(_("失败始于"), null=True, blank=True)
    disabled_at = models.DateTimeField(_("停用时间"), null=True, blank=True)
    leased_until = models.DateTimeField(_("发送占用至"), null=True, blank=True)

    class Meta:
        verbose_name = _("接收地址")
        verbose_name_plural = pgettext_lazy("plural", "接收地址")
        ordering = ["agency", "pk"]
        constraints = [
            one_of("state", EndpointState, name="endpoint_state_known"),
            models.UniqueConstraint(
                name="endpoint_once",
                fields=["agency", "url"],
                condition=~models.Q(state="removed"),
            ),
            models.CheckConstraint(
                name="endpoint_failing_since_first_failure",
                condition=models.Q(failures=0, failing_since=None)
                | models.Q(failures__gt=0, failing_since__isnull=False),
            ),
            models.CheckConstraint(
                name="endpoint_disabled_has_its_time",
                condition=models.Q(state="disabled", disabled_at__isnull=False)
                | (~models.Q(state="disabled") & models.Q(disabled_at=None)),
            ),
            models.CheckConstraint(
                name="endpoint_old_secret_ends",
                condition=models.Q(old_secret=None, old_secret_until=None)
                | models.Q(old_secret__isnull=False, old_secret_until__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.url


class EndpointNotice(models.Model):
    """A message for an endpoint. While one is open no second of its kind is; a newer position takes its place."""

    Kind = NoticeKind
    State = NoticeState

    endpoint = models.ForeignKey(Endpoint, models.PROTECT, related_name="notices", verbose_name=_("接收地址"))
    kind = models.CharField(_("种类"), max_length=18, choices=Kind.choices)
    message = models.CharField(_("消息编号"), max_length=40, unique=True)
    made_at = models.DateTimeField(_("消息时间"))
    position = models.BigIntegerField(_("位置"), default=0)
    challenge = models.CharField(_("验证值"), max_length=64, blank=True)
    state = models.CharField(_("状态"), max_length=9, choices=State.choices, default=State.OPEN)
    due_at = models.DateTimeField(_("下次发送"))

    class Meta:
        verbose_name = _("通知消息")
        verbose_name_plural = pgettext_lazy("plural", "通知消息")
        ordering = ["-pk"]
        constraints = [
            one_of("kind", NoticeKind, name="endpoint_notice_kind_known"),
            one_of("state", NoticeState, name="endpoint_notice_state_known"),
            models.UniqueConstraint(
                name="endpoint_notice_open_once",
                fields=["endpoint", "kind"],
                condition=models.Q(state="open"),
            ),
            models.CheckConstraint(
                name="endpoint_notice_says_what_its_kind_says",
                condition=models.Q(kind="changes.available", position__gt=0, challenge="")
                | models.Q(models.Q(kind="endpoint.challenge") & ~models.Q(challenge=""), position=0)
                | models.Q(kind="endpoint.test", position=0, challenge=""),
            ),
        ]

    def __str__(self) -> str:
        return self.message


class EndpointAttempt(models.Model):
    """One attempt to deliver a message, kept: what was sent, when, and how it ended. Never what was answered."""

    Outcome = AttemptOutcome

    notice = models.ForeignKey(
        EndpointNotice, models.PROTECT, related_name="attempts", verbose_name=_("通知消息")
    )
    message = models.CharField(_("消息编号"), max_length=40)
    position = models.BigIntegerField(_("位置"), default=0)
    at = models.DateTimeField(_("时间"))
    took_ms = models.PositiveIntegerField(_("用时（毫秒）"))
    outcome = models.CharField(_("结果"), max_length=15, choices=Outcome.choices)
    status = models.PositiveSmallIntegerField(_("应答状态码"), null=True, blank=True)

    class Meta:
        verbose_name = _("发送记录")
        verbose_name_plural = pgettext_lazy("plural", "发送记录")
        ordering = ["-pk"]
        constraints = [
            one_of("outcome", AttemptOutcome, name="endpoint_attempt_outcome_known"),
            models.CheckConstraint(
                name="endpoint_attempt_status_is_of_an_answer",
                condition=models.Q(outcome__in=["delivered", "status", "wrong_answer"], status__isnull=False)
                | (
                    ~models.Q(outcome__in=["delivered", "status", "wrong_answer"])
                    & models.Q(status__isnull=True)
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.message} {self.at:%Y-%m-%d %H:%M:%S}"
