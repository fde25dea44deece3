# SPDX-License-Identifier: MIT
"""Recto at work on a page: what it finds, how right that is, and why not."""
import os
import subprocess
import tempfile
from dataclasses import dataclass, field

from causes import Diagnosis
from score import Score, score
from tei import read_tei


@dataclass
class Result:
    page: object
    score: Score
    blocks: list = field(default_factory=list)
    failure: str = ""


def run(recto, page, *options):
    """(blocks, certainty of each article); raises OSError or SyntaxError"""
    with tempfile.TemporaryDirectory() as folder:
        source, result = os.path.join(folder, "page.txt"), os.path.join(folder, "page.xml")
        with open(source, "wb") as file:
            file.write(page.bytes)
        done = subprocess.run([recto, "-t", "tei", *options, "-o", result, source],
                              capture_output=True, text=True, errors="replace", check=False)
        if done.returncode:
            raise OSError(done.stderr.strip() or f"exit status {done.returncode}")
        return read_tei(result)


def convert(recto, page):
    try:
        blocks, certs = run(recto, page)
    except (OSError, SyntaxError) as failure:
        return Result(page, score(page, [], []), failure=str(failure))
    return Result(page, score(page, blocks, certs), blocks)


def diagnose(recto, page):
    blocks, _ = run(recto, page, "--set", "tei.edition=diplomatic")
    return Diagnosis(page, blocks).run()
