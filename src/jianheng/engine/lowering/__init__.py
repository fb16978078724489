"""From the model's tree to SQLGlot nodes."""
