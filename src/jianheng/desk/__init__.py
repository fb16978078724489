"""The workbench in the browser: data, models, clues and what people decide on them."""
