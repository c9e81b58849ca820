"""Writes the word vectors that come with Natasha (Navec, news) in a form that `sarap-train` reads.

    python crates/train/tagger-vectors.py --out target/silver/navec.bin

Only the teachers see these vectors (see docs/TRAINING.md); nothing of them is in any pack. The file: u32 words, u32 parts of a
vector, u32 numbers of a part; f32 [parts][256][numbers]; u8 [words][parts], for each part which of the 256; the words, one a
line. Little-endian.
"""

import argparse
import struct

from natasha import NewsEmbedding


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    vectors = NewsEmbedding()
    indexes, codes = vectors.pq.indexes, vectors.pq.codes
    parts, choices, numbers = codes.shape
    assert choices == 256 and indexes.shape == (len(vectors.vocab.words), parts) and indexes.dtype == "uint8"
    with open(options.out, "wb") as out:
        out.write(struct.pack("<III", len(indexes), parts, numbers))
        out.write(codes.astype("<f4").tobytes())
        out.write(indexes.tobytes())
        out.write("\n".join(vectors.vocab.words).encode())


if __name__ == "__main__":
    main()
