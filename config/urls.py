"""All addresses: the admin, the partner API, its token, the public site, and the answer to a probe."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from oauth2_provider.views import TokenView

from enforcement.admin import agency_lists, endpoint_lists, lists, review_lists  # noqa: F401 - their lists join the site
from enforcement.admin.site import site
from enforcement.api.explained import explain


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """200 "ok" when the database answers; an error of the database becomes a 500 like any other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("admin/", site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    path("oauth/token", TokenView.as_view(), name="token"),
    path("api/v1/", include("enforcement.api.urls")),
    path("problems/<str:code>", explain, name="problem"),
    path("", include("enforcement.web.urls")),
]
