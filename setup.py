"""What a wheel holds beside Python: templates, the files of pages as they were made, and what stands among the code.

The product finds `templates/` and `static/` beside its packages, in the source tree as where it is installed.
"""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent
TREES = ("templates", "static")
PACKAGES = ("app", "facilitation", "realtime")
NEEDED = ("static/built/manifest.json", "static/verify.html", "static/vendor/manifest.json", "templates/built")


class BuildAll(build_py):
    """Builds the packages, and puts everything else of the product with them."""

    def run(self) -> None:
        """Build; a wheel without the files that `make setup` makes would not serve a page, so there is none."""
        super().run()
        if self.editable_mode:
            return
        missing = [name for name in NEEDED if not (ROOT / name).exists()]
        if missing:
            raise SystemExit(f"Run `make setup` first: {', '.join(missing)} is not there.")
        for name in (*TREES, *PACKAGES):
            for file in sorted((ROOT / name).rglob("*")):
                self._keep(file)

    def _keep(self, file: Path) -> None:
        here = file.relative_to(ROOT)
        ours = here.parts[0] in PACKAGES and file.suffix == ".py"
        if file.is_file() and not ours and "__pycache__" not in here.parts:
            target = Path(self.build_lib) / here
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, target)


setup(cmdclass={"build_py": BuildAll})
