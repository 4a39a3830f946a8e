"""What a password must be: ten characters of three kinds or a long phrase, and not to be guessed
by whoever knows the account, the office and what people in Chinese offices like to take."""

import re

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .guessing import parts_to_guess

KINDS = (r"[a-z]", r"[A-Z]", r"[0-9]", r"[^a-zA-Z0-9]")
MIN_KINDS = 3
MIN_PHRASE_LENGTH, MIN_PHRASE_CHARACTERS = 20, 8
# Signs that stand alone, words, years and rows of keys count as one each.
MIN_PARTS = 6
# No password is longer, so that what is asked of one has a bound.
MAX_LENGTH = 128
MIN_LENGTH = 10


class LengthValidator:
    """Django's has no Chinese for its refusal."""

    def validate(self, password: str, user: User | None = None) -> None:
        if not MIN_LENGTH <= len(password) <= MAX_LENGTH:
            raise ValidationError(self.get_help_text(), code="password_of_wrong_length")

    def get_help_text(self) -> str:
        return _("密码要有 %(least)s 到 %(most)s 个字符。") % {
            "least": MIN_LENGTH,
            "most": MAX_LENGTH,
        }


class KindsValidator:
    """Three kinds of characters, or a phrase that is long enough without."""

    def validate(self, password: str, user: User | None = None) -> None:
        kinds = sum(re.search(kind, password) is not None for kind in KINDS)
        long = len(password) >= MIN_PHRASE_LENGTH and len(set(password)) >= MIN_PHRASE_CHARACTERS
        if kinds < MIN_KINDS and not long:
            raise ValidationError(self.get_help_text(), code="password_of_few_kinds")

    def get_help_text(self) -> str:
        return _(
            "密码要有大写字母、小写字母、数字、其他符号中的至少三种，"
            "或者是 %(length)s 个字符以上的一句话。"
        ) % {"length": MIN_PHRASE_LENGTH}


class GuessableValidator:
    """Names of the account and the office, usual words, rows of keys and years are no secret."""

    def validate(self, password: str, user: User | None = None) -> None:
        if len(password) > MAX_LENGTH:
            return  # refused already, and would take long
        own = own_names(user) if user else []
        names = ("SITE_NAME", "SITE_NAME_EN", "SITE_OWNER", "SITE_OPERATOR", "SITE_DOMAIN")
        office = (*(getattr(settings, name) for name in names), *settings.ALLOWED_HOSTS)
        if parts_to_guess(password, own, office) < MIN_PARTS:
            raise ValidationError(
                _("这个密码容易被猜到：去掉帐号名、单位名、常用词、年份和连续的键，剩下的太少。"),
                code="password_can_be_guessed",
            )

    def get_help_text(self) -> str:
        return _("密码不要用帐号名、单位名、常用的词或拼音、年份、连续的键拼成，倒过来写也不行。")


def own_names(user: User) -> list[str]:
    """What others know the person by; a Chinese name is written as one, the family's first."""
    whole = user.last_name + user.first_name
    mail, host = user.email, user.email.partition("@")[2]
    return [user.username, user.first_name, user.last_name, whole, mail, host]


class AnotherValidator:
    """A new password is another one."""

    def validate(self, password: str, user: User | None = None) -> None:
        if user is not None and user.pk and check_password(password, user.password):
            raise ValidationError(self.get_help_text(), code="password_not_new")

    def get_help_text(self) -> str:
        return _("新密码不能与现在的密码相同。")
