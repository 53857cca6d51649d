# Read by the first command of the README, and on Binder, whose home folder is the course: JupyterLab asks nothing of the network and shows no news.
from pathlib import Path

c = get_config()  # noqa: F821


def without_news(handler, page):
    page["disabledExtensions"] = [*page["disabledExtensions"], "@jupyterlab/apputils-extension:announcements"]
    return page


c.ServerApp.root_dir = str(Path(__file__).resolve().parents[1])  # the whole course, not the folder of the first page
c.ServerApp.allow_root = True  # in a container the only user is often root
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"
c.ServerApp.tornado_settings = {"page_config_hook": without_news}
