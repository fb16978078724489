"""Uploads that are too large are stopped while they come, not after the disk is full."""

from __future__ import annotations

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

TOO_LARGE = "jianheng.too_large"


class LimitHandler(FileUploadHandler):
    """Stops an upload past the sizes that the settings allow, and leaves a mark for the view."""

    def new_file(self, *args: object, **kwargs: object) -> None:
        """Begin to count."""
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        self._size = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Count, and pass the bytes on.

        Raises:
            StopUpload: the file, or all of them together, are too large.
        """
        self._size += len(raw_data)
        self._total = getattr(self, "_total", 0) + len(raw_data)
        if self._size > settings.DATA_FILE_MOST_BYTES or self._total > settings.DATA_UPLOAD_MOST_BYTES:
            if self.request is not None:
                self.request.META[TOO_LARGE] = self.file_name or ""
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The handlers behind keep the file."""
