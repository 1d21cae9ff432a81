"""Makes app/public/font/atkinson-next.woff2, the one typeface that the pages use.

    pip install fonttools brotli
    python style/font.py 'AtkinsonHyperlegibleNext[wght].ttf'

The source is fonts/variable/ of https://github.com/googlefonts/atkinson-hyperlegible-next (OFL 1.1, no reserved
name). Three changes: the characters are cut down to those of French, of English and of European names; the weights
to 400-700, the ones the style sheet uses; and the narrow no-break space and the no-break hyphen, which French
typography needs and the face lacks, are added (without them a browser takes these two from another face, and every
"oui ?" jumps).
"""

import sys

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

KEEP = [
    *range(0x20, 0x7F), *range(0xA0, 0x180),  # Latin, Latin-1, Latin Extended-A: names of all Europe
    0x218, 0x219, 0x21A, 0x21B,  # Romanian
    0x2009, 0x2011, 0x202F,  # thin, no-break hyphen, narrow no-break space
    0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2020, 0x2022, 0x2026, 0x2039, 0x203A,
    0x20AC, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2248, 0x2264, 0x2265, 0x2713,
]


NARROW = 180  # thousandths of an em: a little less than a quarter


def alias(font, new, old):
    """Lets `new` show the glyph of `old`."""
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[new] = table.cmap[old]


def main(source):
    font = TTFont(source)
    have = font.getBestCmap()
    alias(font, 0x2011, ord("-"))
    if 0x202F not in have:
        alias(font, 0x202F, 0x2009)
        font["hmtx"][have[0x2009]] = (NARROW, 0)
    options = Options()
    options.layout_features = ["ccmp", "locl", "kern", "mark", "mkmk", "tnum"]
    options.flavor = "woff2"
    options.hinting = False
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=KEEP)
    subsetter.subset(font)
    instantiateVariableFont(font, {"wght": (400, 700)}, inplace=True)
    font.flavor = "woff2"
    font.save("app/public/font/atkinson-next.woff2")
    missing = [hex(code) for code in KEEP if code not in font.getBestCmap()]
    print("not in the face:", ", ".join(missing) or "nothing")


main(sys.argv[1])
