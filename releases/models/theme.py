"""The five-part chain of intellectual-property work, 创造 运用 保护 管理 服务."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Theme(models.TextChoices):
    CREATION = "creation", _("创造")
    UTILISATION = "utilisation", _("运用")
    PROTECTION = "protection", _("保护")
    MANAGEMENT = "management", _("管理")
    SERVICE = "service", _("服务")
