"""The dictionary's own tables as sheets: their names, headings and explanation rows."""
