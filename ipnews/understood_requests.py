"""Requests to the editors' site that were put together by hand: answered, and no fault of ours."""

import logging
import re
from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from django.contrib import messages
from django.core.exceptions import BadRequest, FieldError, ValidationError
from django.db import DataError, OperationalError, ProgrammingError
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.template.response import SimpleTemplateResponse
from django.utils.translation import gettext

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
log = logging.getLogger("ipnews.admin")
# What a value leads to that is out of range, of another type or too many for its lookup.
UNCLEAR = (
    *(ArithmeticError, LookupError, TypeError, ValueError),
    *(FieldError, ValidationError, DataError, ProgrammingError),
)
# What SQLite says of a value that a function written in Python cannot take: a broken pattern.
_BY_VALUE = "user-defined function raised exception"
# What is said of a value that no form of ours sends.
_FOREIGN = re.compile(r"Field '\w+' expected|Exceeds the limit|.*cannot contain NUL")


def understood(view: View) -> View:
    """The view, but what cannot be understood in an address is left out and told, and a form that
    none of ours is answered by 400."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        try:
            response = view(request, *args, **kwargs)
            if isinstance(response, SimpleTemplateResponse):
                response.render()  # a list asks the database only now
        except (*UNCLEAR, OperationalError) as error:
            if isinstance(error, OperationalError) and _BY_VALUE not in str(error):
                raise
            asked = request.method in ("GET", "HEAD")
            if not (request.GET if asked else no_form_of_ours(request, error)):
                raise
            log.warning("Not understood: %s", request.path, exc_info=True)
            if not asked:
                raise BadRequest from error
            messages.warning(request, gettext("网址里问号后面的条件看不懂，已经去掉。"))
            return HttpResponseRedirect(request.path)
        return response

    return cast(View, answer)


def no_form_of_ours(request: HttpRequest, error: Exception) -> bool:
    """Whether a value that was sent is to blame, and not what we made of it."""
    if isinstance(error, LookupError):
        return any(name.endswith("-INITIAL_FORMS") for name in request.POST)
    foreign = isinstance(error, ValueError) and _FOREIGN.match(str(error))
    return isinstance(error, OverflowError | DataError) or bool(foreign)
