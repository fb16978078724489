"""How fast the workbench answers when many people use it on many clues."""
