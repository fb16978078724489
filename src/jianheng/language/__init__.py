"""The model language: a YAML file becomes one typed tree, and everything else starts from the tree.

Reading is `read`, types are `typing`, static checks are `checks`, sentences are `sentences`, hashes are
`canonical`, and `write` makes a file of a tree again. Nothing in a model is executed.
"""
