"""The models themselves, by area, with their cases beside them, and an invented sample to try them on."""

from jianheng.library.shelf import UnknownModelError, load_library, model_ids, sample_files

__all__ = ["UnknownModelError", "load_library", "model_ids", "sample_files"]
