"""`/healthz`, the process answers, and `/readyz`, the site can serve: for monitors, not readers.

They stand before everything else: a probe may ask by an address that is no host name of the site
and without TLS, and gets no session, redirect or language. Their answers name checks and nothing of
what is stored, so that nobody learns more from them than that; `manage.py doctor` says the rest.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse

from . import readiness

GetResponse = Callable[[HttpRequest], HttpResponse]


def probes(get_response: GetResponse) -> GetResponse:
    """The middleware."""
    answers = {"/healthz": healthz, "/readyz": readyz}

    def middleware(request: HttpRequest) -> HttpResponse:
        answer = answers.get(request.path_info)
        if answer is None:
            return get_response(request)
        asks = request.method in ("GET", "HEAD")
        response = answer() if asks else HttpResponseNotAllowed(["GET", "HEAD"])
        response["Cache-Control"] = "no-store"
        return response

    return middleware


def healthz() -> HttpResponse:
    return JsonResponse({"status": "ok"})


def readyz() -> HttpResponse:
    failed = {name for name, findings in readiness.look().items() if findings}
    checks = {name: "failed" if name in failed else "ok" for name in readiness.CHECKS}
    return JsonResponse(
        {"status": "unready" if failed else "ready", "checks": checks},
        status=503 if failed else 200,
    )
