"""`manage.py load_demo`: an invented city's releases, once."""

from django.core.management.base import BaseCommand, CommandParser

from releases.demo.load import load
from releases.models import Release
from releases.publishing.trail.history import coming_from


class Command(BaseCommand):
    help = "载入演示数据（虚构的城市）；已经载入过就什么也不做。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="只在还没有发布稿时载入")

    @coming_from(command="manage.py load_demo")
    def handle(self, *, if_empty: bool, **options: object) -> None:
        if if_empty and Release.objects.exists():
            return
        count = load()
        self.stdout.write(f"载入演示发布稿 {count} 篇。" if count else "演示数据已经在了。")
