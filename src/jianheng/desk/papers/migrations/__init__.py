"""Steps that change the tables of the workbench."""
