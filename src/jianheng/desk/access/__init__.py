"""Who may do what: capabilities, roles, and the guard that lets nobody pass who was not let in."""
