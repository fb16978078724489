"""A model in Chinese or English sentences, made from the tree alone."""

from jianheng.language.sentences.whole import Sentences

__all__ = ["Sentences"]
