"""The library of models: what each says, what it answered, whether it can run here."""
