"""Where files of attachments are stored, under names that every disk takes."""

from django.core.files.storage import FileSystemStorage

from releases.text import file_names


class FileStore(FileSystemStorage):
    def get_valid_name(self, name: str) -> str:
        return file_names.stored(name)
