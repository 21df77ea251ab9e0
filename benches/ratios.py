#!/usr/bin/env python3
"""Whole processes of daymark against the floor (examples/floor.rs), and 50 years against 1.

`just ratios` builds what this needs and runs it. The two sides of a ratio run in turn, on copies
of the same journal, and each is taken at its fastest, since a machine busy with something else only
ever slows a process. Commands that read are timed on the processor; those that write also wait for
the disk, and are timed on the wall. Needs python3; counts syncs where strace is there, and memory
where GNU time is.
"""

import argparse
import datetime
import os
import pathlib
import shutil
import subprocess
import sys
import time

RELEASE = pathlib.Path(__file__).resolve().parent.parent / "target" / "release"
WORK = RELEASE.parent / "ratios"
NOW = datetime.datetime.fromisoformat("2026-11-20T21:30:00+01:00")
EPOCH = datetime.date(1970, 1, 1)
YEARS = (1, 10, 50)
NOTE_BYTES_A_DAY = 200

DAYMARK, FLOOR, GROW = RELEASE / "daymark", RELEASE / "examples/floor", RELEASE / "examples/grow"

CHECKIN = ["checkin", "--mood", "6", "--energy", "5", "--stress", "4", "--craving", "3", "--sleep",
           "7.5", "--used", "no", "--note", "A note of the day. " * 10, "--no-input"]
CRAVING = ["craving", "--intensity", "7", "--minutes", "20", "--situation", "conflict", "--acted",
           "no", "--no-input"]
EXPORT = ["export", "data", "--format", "json", "--output", "-", "--yes", "--quiet"]


class Journal:
    """A copy of the journal of so many years, which one side of a ratio has for itself."""

    def __init__(self, years, name):
        self.dir = WORK / f"{name}-{years}"
        shutil.rmtree(self.dir, ignore_errors=True)
        shutil.copytree(WORK / str(years), self.dir)

    def daymark(self, *args):
        return lambda now: ([DAYMARK, "--journal", self.dir, *args], now)

    def floor(self, job):
        files = [self.dir / "journal.db", self.dir / "journal.key"]
        return lambda now: ([FLOOR, job, *files, (now.date() - EPOCH).days], now)


def plain(*command):
    return lambda now: (command, now)


def environment(now):
    home = WORK / "home"
    return {"HOME": str(home), "DAYMARK_NOW": now.isoformat(), "PATH": os.environ["PATH"]}


def seconds(command, now, wall):
    """How long one process takes: on the wall, from before it is made until it is gone, or on the
    processor."""
    argv = [os.fspath(part) if isinstance(part, os.PathLike) else str(part) for part in command]
    away = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    start = time.perf_counter()
    child = os.posix_spawn(argv[0], argv, environment(now), file_actions=away)
    _, status, used = os.wait4(child, 0)
    took = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{' '.join(argv)} ended with {os.waitstatus_to_exitcode(status)}")
    return took if wall else used.ru_utime + used.ru_stime


def fastest(one, other, count, writes):
    """The least time of each of two jobs, run in turn. Those that write do so on a new day each
    time, since a second check-in of a day is another job than the first."""
    times = {one: [], other: []}
    for turn in range(count):
        now = NOW + datetime.timedelta(days=turn + 1 if writes else 0)
        for job in (one, other) if turn % 2 else (other, one):
            times[job].append(seconds(*job(now), writes))
    return min(times[one]), min(times[other])


def table():
    """The ratios: a name, the two sides, the most it may be, and whether they write."""
    start = plain(FLOOR, "start")
    for name in (["--version"], ["help-now"], ["completions", "bash"]):
        yield f"{name[0]} / floor", plain(DAYMARK, *name), start, 1.30, False
    for name, args in (("checkin", CHECKIN), ("craving", CRAVING)):
        for years in YEARS:
            sides = Journal(years, "one").daymark(*args), Journal(years, "other").floor(name)
            yield f"{name}, {years} y / floor", *sides, 1.25, True
        old, young = Journal(50, "one").daymark(*args), Journal(1, "other").daymark(*args)
        yield f"{name}, 50 y / 1 y", old, young, 1.05, True
    old, floor, young = Journal(50, "one"), Journal(50, "other"), Journal(1, "other")
    yield "week, 50 y / floor", old.daymark("week"), floor.floor("week"), 1.25, False
    yield "week, 50 y / 1 y", old.daymark("week"), young.daymark("week"), 1.10, False
    yield "today, 50 y / 1 y", old.daymark("today"), young.daymark("today"), 1.80, False
    trends = old.daymark("trends", "--window", "all")
    yield "trends, 50 y / floor", trends, floor.floor("trends"), 1.50, False
    yield "export, 50 y / floor", old.daymark(*EXPORT), floor.floor("export"), 1.15, False


def ratios(count, only):
    within = True
    print(f"{'':24} {'ratio':>5}  {'most':>4}       {'ms':>7} {'ms':>7}")
    for name, one, other, most, writes in table():
        if only not in name:
            continue
        a, b = fastest(one, other, count, writes)
        word = "ok" if a / b <= most else "over"
        within &= a / b <= most
        print(f"{name:24} {a / b:5.2f}  {most:4.2f} {word:4}  {1000 * a:7.2f} {1000 * b:7.2f}",
              flush=True)
    return within


def syncs():
    """How often a command that writes waits for the disk."""
    if not shutil.which("strace"):
        return print("no strace here: syncs not counted")
    for name, args in (("checkin", CHECKIN), ("craving", CRAVING)):
        command, now = Journal(50, "syncs").daymark(*args)(NOW + datetime.timedelta(days=1))
        trace = WORK / "trace"
        command = ["strace", "-f", "-e", "trace=fsync,fdatasync", "-o", trace, *command]
        subprocess.run(command, env=environment(now), stdout=subprocess.DEVNULL, check=True)
        print(f"{name}: {trace.read_text().count('sync(')} syncs, at most 5")


def memory():
    """The most memory that each command holds at 50 years."""
    if not shutil.which("time"):
        return print("no GNU time here: memory not measured")
    jobs = (["today"], ["week"], ["trends", "--window", "all"], ["log", "--all"], ["search", "--all", "river"], EXPORT,
            CHECKIN, ["undo"], ["delete", "last", "--forever", "--yes"])
    journal = Journal(50, "memory")
    for args in jobs:
        command, now = journal.daymark(*args)(NOW + datetime.timedelta(days=1))
        out = WORK / "memory"
        command = [shutil.which("time"), "-f", "%M", "-o", out, *command]
        subprocess.run(command, env=environment(now), stdout=subprocess.DEVNULL, check=True)
        print(f"{args[0]}: {int(out.read_text()) / 1024:.1f} MiB, at most 16")


def sizes():
    """The journal against the text in it, and how fast an export is written."""
    journal = Journal(50, "sizes")
    text = 50 * 1461 // 4 * NOTE_BYTES_A_DAY
    size = (journal.dir / "journal.db").stat().st_size
    print(f"disk: {size / 1e6:.1f} MB for {text / 1e6:.1f} MB of notes, {size / text:.2f} times")
    command, now = journal.daymark(*EXPORT)(NOW)
    written = len(subprocess.run(command, env=environment(now), capture_output=True).stdout)
    took = min(seconds(command, now, wall=True) for _ in range(5))
    print(f"export: {written / 1e6:.1f} MB at {written / took / 1e6:.0f} MB/s")


def bulk():
    """How fast a whole copy is taken in and taken back, and how much memory that takes."""
    command, now = Journal(50, "copied").daymark(*EXPORT)(NOW)
    copy, into = WORK / "copy.json", WORK / "into"
    with copy.open("wb") as out:
        subprocess.run(command, env=environment(now), stdout=out, check=True)
    entries = 4 * (50 * 1461 // 4)
    shutil.rmtree(into, ignore_errors=True)
    jobs = (["init", "--empty", "--no-passphrase"],
            ["import", copy, "--from", "daymark", "--yes", "--quiet"], ["undo"])
    for name, *args in jobs:
        command = [DAYMARK, "--journal", into, name, *args]
        start = time.perf_counter()
        # Spawned, and not forked: else the memory of this process would be counted as its own.
        away = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
        argv = [os.fspath(part) for part in command]
        child = os.posix_spawn(argv[0], argv, environment(NOW), file_actions=away)
        _, status, used = os.wait4(child, 0)
        took = time.perf_counter() - start
        if status != 0:
            sys.exit(f"{name} ended with {os.waitstatus_to_exitcode(status)}")
        if name != "init":
            print(f"{name}: {entries} entries at {entries / took:.0f} a second, at least 20000; "
                  f"{used.ru_maxrss / 1024:.1f} MiB, at most 64")


def grow():
    """Makes the journals that the sides take copies of, unless this build has made them."""
    stamp = WORK / "stamp"
    if stamp.exists() and stamp.stat().st_mtime > GROW.stat().st_mtime:
        return
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    for years in YEARS:
        print(f"making a journal of {years} years", file=sys.stderr)
        subprocess.run([GROW, WORK / str(years), str(years)], check=True)
    stamp.touch()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=40, help="runs of each side (40)")
    parser.add_argument("--only", default="", help="only the ratios with this in their name")
    args = parser.parse_args()
    grow()
    within = ratios(args.runs, args.only)
    if not args.only:
        syncs()
        memory()
        # The most that this process has held counts for what it spawns, so it has held little by then.
        bulk()
        sizes()
    sys.exit(0 if within else 1)


if __name__ == "__main__":
    main()
