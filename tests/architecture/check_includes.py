#!/usr/bin/env python3
"""Fails where a source file includes a module its own module does not depend on, or a library that is another room's.

usage: check_includes.py SRC_DIR MODULE_GRAPH
"""
import pathlib
import re
import sys

# Which rooms may include a third party's headers (by how the include begins).
THIRD_PARTIES = {
    "assimp/": {"files"},
    "epoxy/": {"render"},
    "EGL/": {"render"},
    "ft2build.h": {"render"},
    "GL/": set(),
    "spdlog/": {"core"},
    "utf8proc": {"core"},
    "yaml-cpp/": {"atlas", "content", "files"},
    "nlohmann/": {"formats", "files", "cli", "modeller"},
    "CLI/": {"cli", "modeller"},
    "png.h": {"formats"},
    "meshoptimizer": {"files", "modeller"},
    "openvdb/": {"modeller"},
    "Q": {"app", "viewport", "ui"},
}


def main(src: pathlib.Path, graph_file: pathlib.Path) -> int:
    graph = {}
    for line in graph_file.read_text().splitlines():
        name, _, depends = line.partition(":")
        graph[name] = set(depends.split()) | {name}
    wrong = []
    files = 0
    for file in sorted(src.rglob("*")):
        parts = file.relative_to(src).parts
        if file.suffix not in {".h", ".cpp"} or len(parts) < 2:
            continue
        files += 1
        module = parts[0]
        if module not in graph:
            wrong.append(f"{file}: {module} is not in the module graph")
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            own = re.match(r'\s*#\s*include "(\w+)/', line)
            if own and own[1] not in graph[module]:
                wrong.append(f"{file}:{number}: {module} may not include {own[1]}")
            other = re.match(r"\s*#\s*include <([^>]+)>", line)
            for begin, rooms in THIRD_PARTIES.items():
                if other and other[1].startswith(begin) and module not in rooms:
                    wrong.append(f"{file}:{number}: {module} may not include <{other[1]}>")
    print("\n".join(wrong) or f"{len(graph)} modules, {files} files, every include allowed")
    return bool(wrong) or files == 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])))
