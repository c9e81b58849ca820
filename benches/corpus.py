"""Entities across documents: Sarap beside joining by the same label and name, same run, judged by the same code.

Usage: python benches/corpus.py [--show]     (--show lists our errors on standard error)

The corpora are found through SARAP_DATA (default ../shared/data), our program through SARAP_TRAIN (default
target/quick/sarap-train). Prints a Markdown section on standard output.
"""

import os
import subprocess
import sys

TRAIN = os.environ.get("SARAP_TRAIN", "target/quick/sarap-train")

print("## Entities across documents\n")
print("Joined by Sarap's corpus, and by label and name alone, as a sorted table would.\n", flush=True)
subprocess.run([TRAIN, "bench", "corpus", *sys.argv[1:]], check=True)
