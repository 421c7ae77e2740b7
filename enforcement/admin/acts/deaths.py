"""A death, and that it was recorded wrongly."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from courts.models import Subject
from enforcement.admin.actions import Action
from enforcement.admin.forms import ActForm, day, words
from enforcement.admin.target import Target
from enforcement.services import deaths


class DeathForm(ActForm):
    died_on = day(_("死亡日期"))
    evidence = words(_("死亡的证明"), rows=2)


class DisproveForm(ActForm):
    reasons = words(_("理由"), rows=3)


def _is_alive_person(target: Target) -> bool:
    return target.row.kind == Subject.Kind.NATURAL and target.row.died_on is None


ACTIONS = (
    Action(
        code="deaths.record",
        label=_("登记死亡"),
        on="subject",
        form=DeathForm,
        run=lambda act, target, given: deaths.record(
            act=act, court=target.the_case.court, subject_id=target.row.pk, **given
        ),
        shown=_is_alive_person,
        lead=_(
            "登记后，各法院对此人的限制随即暂停，名单信息随即屏蔽，不再签发或者公布任何决定；由法官裁定中止、终结执行或者变更当事人（民事诉讼法第267条第3项、第268条第3项）。"
        ),
    ),
    Action(
        code="deaths.disprove",
        label=_("撤销死亡登记"),
        on="subject",
        form=DisproveForm,
        run=lambda act, target, given: deaths.disprove(
            act=act, court=target.the_case.court, subject_id=target.row.pk, **given
        ),
        shown=lambda target: target.row.died_on is not None,
        lead=_("此人在世的：因死亡暂停的限制自下一工作日恢复，屏蔽的名单信息恢复公布，并在本人的页面告知。"),
    ),
)
