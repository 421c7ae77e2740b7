"""Who acts for a court. Which role may do which act stands with the acts."""

from enum import StrEnum
from typing import TypeAlias


class Role(StrEnum):
    CLERK = "clerk"  # 书记员
    ASSISTANT = "assistant"  # 法官助理
    JUDGE = "judge"  # 法官、执行员
    CHIEF = "chief"  # 执行局局长
    PRESIDENT = "president"  # 院长
    AUDITOR = "auditor"


Roles: TypeAlias = frozenset[Role]
