"""Long work in the background, with progress that outlives a page and a process."""
