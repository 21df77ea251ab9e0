#!/usr/bin/env python3
"""The functions that daily commands run, for the linker to lay side by side in the program.

A function takes a page fault where its 64 KiB of the file were not touched yet, and a start costs more in those
than in what it computes. `just start-order` builds the program with its names, runs each command below in
valgrind on the invented journal, and writes tools/start-order.txt. build.rs hands that to the linker. Names hold
hashes that change with the compiler: an old list does no harm, it only places less.
"""

import os
import pathlib
import re
import shlex
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "target" / "release" / "daymark"
LIST = ROOT / "tools" / "start-order.txt"
NOW = "2026-11-20T21:30:00+01:00"

# What stands first lies closest together: the commands that need no journal, then those that read, then those that write.
COMMANDS = [
    "--version",
    "help-now",
    "completions bash",
    "today",
    "week",
    "checkin --mood 6 --energy 5 --stress 4 --craving 3 --sleep 7.5 --used no --note words --no-input",
    "craving --intensity 7 --minutes 20 --situation conflict --acted no --no-input",
    "log",
    "search words",
]


def build():
    command = ["cargo", "rustc", "--release", "--locked", "--bin", "daymark", "--", "-C", "strip=none"]
    subprocess.run(command, cwd=ROOT, check=True)


def functions(command, work):
    """The names of the functions that a command runs, as callgrind lists them."""
    out = work / "callgrind"
    subprocess.run(
        ["valgrind", "--quiet", "--tool=callgrind", "--demangle=no", f"--callgrind-out-file={out}",
         PROGRAM, "--journal", work / "journal", *shlex.split(command)],
        env=environment(work), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
    names, found = {}, []
    for line in out.read_text().splitlines():
        # A name is written once, and is a number from then on; 'N behind it is the depth of a recursion.
        if named := re.match(r"c?fn=\((\d+)\)(?: ([^']+))?", line):
            number, name = named.groups()
            if name:
                names[number] = name
            found.append(names[number])
    return list(dict.fromkeys(found))


def environment(work):
    return {"HOME": str(work), "DAYMARK_NOW": NOW, "DAYMARK_SEED": "1", "PATH": os.environ["PATH"]}


def symbols():
    listed = subprocess.run(["nm", PROGRAM], capture_output=True, text=True, check=True).stdout
    return {line.split()[-1] for line in listed.splitlines()}


def main():
    build()
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        subprocess.run([PROGRAM, "demo", work / "journal"], env=environment(work), stdout=subprocess.DEVNULL,
                       check=True)
        runs = [functions(command, work) for command in COMMANDS]
    start = [name for name in runs[0] if all(name in run for run in runs)]
    known = symbols()
    ordered = [name for name in dict.fromkeys(start + sum(runs, [])) if name in known]
    LIST.write_text("".join(f"{name}\n" for name in ordered))
    print(f"{len(ordered)} functions in {LIST.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
