"""What the admin calls itself."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

admin.site.site_header = _("ipnews 编辑台")
admin.site.site_title = _("ipnews 编辑台")
admin.site.index_title = _("工作台")
admin.site.empty_value_display = "—"
