"""The folder where one office keeps its delivered data and its results."""

from jianheng.workspace.errors import WorkspaceError
from jianheng.workspace.folder import Workspace, create_workspace, open_workspace
from jianheng.workspace.whole_file import write_whole

__all__ = ["Workspace", "WorkspaceError", "create_workspace", "open_workspace", "write_whole"]
