from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class EnforcementConfig(AppConfig):
    name = "enforcement"
    verbose_name = _("限制与协助执行")

    def ready(self) -> None:
        """Without the font of the papers nothing starts."""
        from enforcement.documents import fonts  # models are not there before

        checks.register(fonts.check)
