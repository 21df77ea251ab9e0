#!/usr/bin/env python3
"""Pictures of the main screens, as a terminal of 80 columns shows them, of the invented journal.

`just pictures` builds the program and writes docs/pictures/*.svg. Every picture holds the colours of a dark
and of a light ground, and takes those of who looks at it; `--ground dark|light` writes one of the two alone,
for a viewer that knows no such choice.
"""

import argparse
import html
import os
import pty
import re
import select
import tempfile
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = 80
NOW = "2026-11-20T21:30:00+01:00"

# What is typed, and what is answered to each question that then comes.
SCREENS = {
    "today": ("today", []),
    "craving": ("craving", ["8", "", ""]),
    "week": ("week last", []),
    "trends": ("trends --window 90d", []),
    "review": ("review quarter", []),
    "help-now": ("help-now --region us", []),
}

GROUNDS = {
    "dark": {
        "ground": "#14171c", "text": "#d8dce2", "dim": "#98a1ad",
        "31": "#ff8f80", "32": "#7fd39a", "33": "#e5c268", "34": "#86b6ff", "35": "#d6a5f0", "36": "#6fd0d8",
    },
    "light": {
        "ground": "#fbfbf9", "text": "#22262b", "dim": "#5d6671",
        "31": "#b3261e", "32": "#17703a", "33": "#7a5a00", "34": "#1a55b8", "35": "#7b3aa0", "36": "#046b73",
    },
}

# Those of the 256 colours that the program takes, as xterm has them: the same on both grounds.
SHADES = {
    "38;5;29": "#00875f", "38;5;63": "#5f5fff", "38;5;130": "#af5f00", "38;5;163": "#d700af",
}

CELL, LINE, MARGIN = 8.4, 19, 14
CODE = re.compile(r"\x1b\[([0-9;?]*)([A-Za-z])|\x1b\][^\x07]*\x07")


def run(program, words, answers, home):
    """All that the program writes on a terminal; each answer is given to the next question."""
    env = {
        "HOME": str(home), "PATH": os.environ["PATH"], "TERM": "xterm", "LANG": "C.UTF-8",
        "DAYMARK_NOW": NOW, "DAYMARK_SEED": "1", "PAGER": "", "COLUMNS": str(COLUMNS),
    }
    child, terminal = pty.fork()
    if child == 0:
        os.execvpe("sh", ["sh", "-c", f"stty cols {COLUMNS} rows 24 && exec {program} {words}"], env)
    written, answers, seen = b"", list(answers), 0
    while True:
        quiet = not select.select([terminal], [], [], 0.6)[0]
        if quiet and answers and len(written) > seen:
            seen = len(written)
            os.write(terminal, answers.pop(0).encode() + b"\r")
            continue
        if quiet:
            continue
        try:
            some = os.read(terminal, 65536)
        except OSError:
            break
        if not some:
            break
        written += some
    if os.waitpid(child, 0)[1] != 0:
        raise SystemExit(f"daymark {words} has not gone well:\n{written.decode()}")
    return written.decode().replace("\r\n", "\n").rstrip("\n").split("\n")


def pieces(line, style):
    """The parts of a line that look alike, each with its column and its classes."""
    parts, at, column = [], 0, 0
    for code in [*CODE.finditer(line), None]:
        text = line[at : code.start() if code else len(line)]
        if text:
            parts.append((column, text, " ".join(sorted(style))))
            column += sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
        if code is None:
            break
        at = code.end()
        if code.group(2) == "m":
            shade = code.group(1) in SHADES
            for number in [code.group(1)] if shade else (code.group(1) or "0").split(";"):
                if number == "0":
                    style.clear()
                elif number in ("1", "2"):
                    style.add({"1": "bold", "2": "dim"}[number])
                elif number in SHADES or number in GROUNDS["dark"]:
                    style.difference_update([one for one in style if one.startswith("c")])
                    style.add(classed(number))
    return parts


def classed(colour):
    return "c" + colour.replace(";", "-")


def rules(ground):
    colours = GROUNDS[ground]
    numbered = {name: of for name, of in colours.items() if name.isdigit()} | SHADES
    numbered = [f".{classed(name)} {{ fill: {of}; }}" for name, of in numbered.items()]
    return " ".join([
        f".ground {{ fill: {colours['ground']}; }}", f"text {{ fill: {colours['text']}; }}",
        f".dim {{ fill: {colours['dim']}; }}", *numbered,
    ])


def picture(name, words, lines, ground):
    style, rows = set(), []
    for n, line in enumerate([f"\x1b[2m$\x1b[0m daymark {words}", *lines]):
        y = MARGIN + LINE * n + 14
        for column, text, classes in pieces(line, style):
            if text.strip():
                x = MARGIN + CELL * column
                width = CELL * len(text)
                classed = f' class="{classes}"' if classes else ""
                rows.append(
                    f'<text x="{x:.1f}" y="{y}" textLength="{width:.1f}" xml:space="preserve"{classed}>'
                    f"{html.escape(text)}</text>"
                )
    width, height = int(2 * MARGIN + CELL * COLUMNS), 2 * MARGIN + LINE * (len(lines) + 1)
    if ground:
        colours = rules(ground)
    else:
        colours = f"{rules('dark')} @media (prefers-color-scheme: light) {{ {rules('light')} }}"
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" aria-label="What daymark {words} shows">',
        "<style>text { font: 14px ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; } "
        f".bold {{ font-weight: bold; }} {colours}</style>",
        f'<rect class="ground" width="{width}" height="{height}" rx="8"/>', *rows, "</svg>", "",
    ])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=Path, default=ROOT / "target/debug/daymark")
    parser.add_argument("--output", type=Path, default=ROOT / "docs/pictures")
    parser.add_argument("--ground", choices=GROUNDS)
    args = parser.parse_args()
    args.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        run(args.program, "demo ~/.local/share/daymark", [], home)
        for name, (words, answers) in SCREENS.items():
            lines = run(args.program, words, answers, home)
            (args.output / f"{name}.svg").write_text(picture(name, words, lines, args.ground))


if __name__ == "__main__":
    main()
