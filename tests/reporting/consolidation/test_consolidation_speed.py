"""A thousand units are consolidated within a tenth of a second of computing (bench/consolidation.py has more)."""

import random
import time
from statistics import median

from bench.consolidation import computing, drawn
from forms.outline import Outline
from reporting.consolidation.packing import Layout, pack


def test_a_thousand_units_take_less_than_a_tenth_of_a_second(outline: Outline) -> None:
    draw, layout = random.Random(1), Layout.of(outline)
    some = [pack(layout, drawn(outline, draw, "huyen")) for _ in range(50)]
    work, times = computing(outline, some * 20), []
    for _ in range(5):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    assert median(times) < 0.1
