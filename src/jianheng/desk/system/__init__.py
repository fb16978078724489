"""How the workbench is doing: work of everybody, the worker, disk, database, versions, locked accounts."""
