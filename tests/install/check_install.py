#!/usr/bin/env python3
"""Installs the build into a scratch folder and uses it from there.

usage: check_install.py CMAKE BUILD_DIR
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile


def main(cmake: str, build: str) -> int:
    with tempfile.TemporaryDirectory() as scratch:
        prefix = pathlib.Path(scratch) / "usr"
        subprocess.run([cmake, "--install", build, "--prefix", prefix], check=True, stdout=subprocess.DEVNULL)
        program = prefix / "bin/psoas-atlas"
        environment = {**os.environ, "XDG_CACHE_HOME": scratch + "/cache"}
        environment.pop("PSOAS_ASSETS_DIR", None)

        listed = subprocess.run([program, "list", "structures", "--json"], check=True, capture_output=True, env=environment)
        structures = json.loads(listed.stdout)
        assert len(structures) >= 23, f"only {len(structures)} structures"
        for marks, least in (("attachments", 12), ("landmarks", 150)):
            listed = subprocess.run([program, "list", marks, "--json"], check=True, capture_output=True, env=environment)
            assert len(json.loads(listed.stdout)) >= least, f"{marks} are missing where the program is installed"
        info = subprocess.run([program, "info", "psoas-major-left", "--json"], check=True, capture_output=True,
                              env=environment)
        assert json.loads(info.stdout)["origin"], "no facts where they are installed"
        picture = pathlib.Path(scratch) / "picture.png"
        subprocess.run([program, "render", "-o", picture, "--size", "200x200"], check=True, env=environment)
        assert picture.stat().st_size > 2000

        share = prefix / "share"
        desktop = share / "applications/io.github.psoas_atlas.PsoasAtlas.desktop"
        metainfo = share / "metainfo/io.github.psoas_atlas.PsoasAtlas.metainfo.xml"
        icon = share / "icons/hicolor/scalable/apps/psoas-atlas.svg"
        for file in (desktop, metainfo, icon, share / "psoas-atlas/LICENSE"):
            assert file.is_file(), f"{file} is missing"
        assert not list(share.rglob("*.table")), "tables are not part of what is installed"
        for tool, file in (("desktop-file-validate", [desktop]), ("appstreamcli", ["validate", "--no-net", metainfo])):
            if shutil.which(tool):
                subprocess.run([tool, *file], check=True, stdout=subprocess.DEVNULL)
            else:
                print(f"{tool} is not here; its file was not checked")
        print(f"{len(structures)} structures, facts and a picture from {prefix}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
