"""A model in Chinese or English sentences, made from the tree alone (LANGUAGE §17)."""

from jianheng.language.sentences.whole import Sentences

__all__ = ["Sentences"]
