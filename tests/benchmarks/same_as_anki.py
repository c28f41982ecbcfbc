"""Compares what quizapp remembers with what Anki's library computes for the same reviews, in one table.

    python tests/benchmarks/same_as_anki.py --anki PYTHON_WITH_ANKI [--histories 1000] [--fit 2000]

Anki is an oracle in an environment of its own (`pip install anki==26.9.3`) and in a process of its own: it
gets reviews as JSON and answers with numbers. Each history is taken through Anki's scheduler review by
review, with fuzz off, under one of several plans; its memory is also computed by Anki in one go, from the
review log. Then both fit weights to one made-up log. Exit 1: something differs by more than is wished.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from quizapp.study.engine import engine, retrievability
from quizapp.study.fitting import fit, log_loss
from quizapp.study.memory import Memory, Review, remember, remember_all
from quizapp.study.plan import Plan

WISH = 1e-4  # the greatest relative difference
LOSS_WISH = 0.001
SECOND = 1.0 / 60  # minutes; Anki counts steps in whole seconds
DAY_MS, HOUR_MS = 86_400_000, 3_600_000
FIRST_DAY = 738_000
LOG_DAYS = 800  # days that the made-up log goes on
LONG = 25  # its most reviews of a card
OTHER_WEIGHTS = (
    *(0.4, 1.9, 4.1, 12.5, 6.9, 0.7, 2.4, 0.02, 1.6, 0.2, 0.9),
    *(1.7, 0.09, 0.3, 1.4, 0.5, 2.2, 0.7, 0.2, 0.12, 0.22),
)
PLANS = {
    "the standard plan": Plan(fuzz=False),
    "retention 0.8, three steps": Plan(
        fuzz=False, retention=0.8, learning_steps=(1, 5, 30), relearning_steps=(5, 20)
    ),
    "no steps": Plan(fuzz=False, learning_steps=(), relearning_steps=()),
    "other weights, one step": Plan(fuzz=False, weights=OTHER_WEIGHTS, retention=0.93, learning_steps=(15,)),
}

ANKI_SIDE = r"""
import json, os, sys, tempfile, time
os.environ["ANKI_TEST_MODE"] = "1"  # no fuzz
from anki.collection import Collection

PHASES = {"new": (0, 0), "learning": (1, 1), "review": (2, 2), "relearning": (3, 1)}
KINDS = {"new": 0, "learning": 0, "review": 1, "relearning": 2}

INSERT = ("insert into revlog (id, cid, usn, ease, ivl, lastIvl, factor, time, type) "
          "values (?, ?, -1, ?, ?, 0, 2500, 1000, ?)")

def collection(folder, plan):
    path = os.path.join(folder, "c.anki2")
    col = Collection(path)
    col.db.execute("update col set crt = crt - 86400 * 20000")
    col.close()
    col = Collection(path)
    config = col.decks.config_dict_for_deck_id(1)
    config["new"]["delays"] = plan["learning_steps"]
    config["lapse"]["delays"] = plan["relearning_steps"]
    config["rev"]["maxIvl"] = plan["longest"]
    config["desiredRetention"] = plan["retention"]
    config["fsrsParams6"] = plan["weights"]
    col.decks.update_config(config)
    col.set_config("fsrs", True)
    return col

def new_card(col):
    note = col.new_note(col.models.by_name("Basic"))
    note.fields[0] = "?"
    col.add_note(note, 1)
    return note.cards()[0].id

def normal(state):
    state = state.normal
    phase = state.WhichOneof("kind")
    value = getattr(state, phase)
    if phase == "review":
        days = value.scheduled_days
        return {"phase": phase, "left": 0, "minutes": 0, "days": days, "ivl": days,
                "s": value.memory_state.stability, "d": value.memory_state.difficulty}
    step = value.learning if phase == "relearning" else value
    ivl = value.review.scheduled_days if phase == "relearning" else 0
    return {"phase": phase, "left": step.remaining_steps, "minutes": step.scheduled_secs / 60, "days": 0,
            "ivl": ivl, "s": step.memory_state.stability, "d": step.memory_state.difficulty}

def replay(col, card, history):
    timing = col._backend.sched_timing_today()
    start = timing.next_day_at - 86400
    state, found = None, []
    for waited, rating in history:
        if state:
            kind, queue = PHASES[state["phase"]]
            last = start - 86400 * waited + 60 if waited else int(time.time()) - 60
            due = timing.days_elapsed - waited + state["ivl"] if queue == 2 else last
            data = json.dumps({"s": state["s"], "d": state["d"], "lrt": last})
            update = "update cards set type=?, queue=?, left=?, due=?, ivl=?, factor=2500, data=? where id=?"
            col.db.execute(update, kind, queue, state["left"], due, state["ivl"], data, card)
        states = col._backend.get_scheduling_states(card)
        state = normal((states.again, states.hard, states.good, states.easy)[rating - 1])
        found.append(state)
    return found

def at_once(col, card, history, found):
    start = col._backend.sched_timing_today().next_day_at - 86400
    ahead, phase, rows = sum(waited for waited, _ in history), "new", []
    for n, ((waited, rating), state) in enumerate(zip(history, found)):
        ahead -= waited
        at = (start - 86400 * ahead + 60 + n) * 1000
        rows.append((at, card, rating, state["days"] or -60, KINDS[phase]))
        phase = state["phase"]
    col.db.executemany(INSERT, rows)
    memory = col._backend.compute_memory_state(card)
    col.db.execute("delete from revlog")
    return {"s": memory.state.stability, "d": memory.state.difficulty}

def histories(job):
    with tempfile.TemporaryDirectory() as folder:
        col = collection(folder, job["plan"])
        found = []
        for history in job["histories"]:
            card = new_card(col)
            steps = replay(col, card, history)
            found.append({"steps": steps, "once": at_once(col, card, history, steps)})
        col.close()
    return found

def weights(job):
    with tempfile.TemporaryDirectory() as folder:
        col = collection(folder, job["plan"])
        taken, rows = set(), []
        start = col._backend.sched_timing_today().next_day_at - 86400
        for history in job["log"]:
            card = new_card(col)
            for n, (ago, rating, ms, kind) in enumerate(history):
                at = (start - 86400 * ago) * 1000 + ms
                while at in taken:
                    at += 1
                taken.add(at)
                rows.append((at, card, rating, 1, kind))
        col.db.executemany(INSERT, rows)
        since = time.perf_counter()
        found = col._backend.compute_fsrs_params(search="", current_params=[], ignore_revlogs_before_ms=0,
                                                 num_of_relearning_steps=1, health_check=False)
        seconds = time.perf_counter() - since
        col.close()
    return {"weights": list(found.params), "items": found.fsrs_items, "seconds": seconds}

job = json.load(sys.stdin)
json.dump({"histories": histories, "weights": weights}[job["what"]](job), sys.stdout)
"""


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def anki(python: str, job: dict[str, Any]) -> Any:
    """What Anki's library makes of a job, in a process of its own."""
    done = subprocess.run(
        [python, "-c", ANKI_SIDE], input=json.dumps(job), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"Anki's side failed:\n{done.stderr}")
    return json.loads(done.stdout)


def random_history(rng: random.Random) -> list[tuple[int, int]]:
    """1 to 20 reviews as (days since the one before, rating); four in ten follow on the same day."""
    waits = (0, 0, 0, 0, 1, 2, rng.randint(3, 10), rng.randint(11, 60), rng.randint(61, 400), 1)
    return [
        (rng.choice(waits) if n else 0, rng.choices((1, 2, 3, 4), (2, 2, 5, 1))[0])
        for n in range(rng.randint(1, 20))
    ]


def as_reviews(history: Sequence[Sequence[int]]) -> list[Review]:
    """The same history as quizapp has it."""
    day, reviews = FIRST_DAY, []
    for n, (waited, rating) in enumerate(history):
        day += waited
        reviews.append((day, rating, day * DAY_MS + n * 1000))
    return reviews


class Worst:
    """The greatest relative difference of one quantity, and how many values were compared."""

    def __init__(self) -> None:
        self.seen, self.most, self.off = 0, 0.0, 0

    def compare(self, ours: float, theirs: float, slack: float = 0.0) -> None:
        """Takes in a pair; `slack`: how far they may be apart without a difference."""
        apart = max(0.0, abs(ours - theirs) - slack)
        relative = apart / max(abs(theirs), 1e-9)
        self.seen += 1
        self.off += relative > WISH
        self.most = max(self.most, relative)


def compare_steps(
    plan: Plan, reviews: list[Review], steps: list[dict[str, Any]], worst: dict[str, Worst]
) -> None:
    for n, theirs in enumerate(steps, 1):
        ours = remember("card", reviews[:n], plan)
        assert ours is not None
        worst["stability"].compare(ours.stability, theirs["s"])
        worst["difficulty"].compare(ours.difficulty, theirs["d"])
        days = ours.due_day - ours.last_day
        minutes = (ours.due_at - ours.last_at) / 60_000 if ours.due_at else 0
        worst["interval (days)"].compare(days, theirs["days"])
        worst["step (minutes)"].compare(minutes, theirs["minutes"], SECOND)
        worst["phase"].compare(ours.phase == theirs["phase"], True)


def same_memory(python: str, count: int) -> bool:
    """Prints the table of memories, plan by plan; whether all is within the wish."""
    rng = random.Random(3)
    good = True
    say(f"{'plan':<42}{'quantity':<28}{'compared':>9}{'differ':>8}{'max rel. difference':>21}")
    for n, (name, plan) in enumerate(PLANS.items()):
        histories = [random_history(rng) for _ in range(count if not n else count // 4)]
        told = anki(python, {"what": "histories", "plan": asdict(plan), "histories": histories})
        kinds = ("stability", "difficulty", "interval (days)", "step (minutes)", "phase")
        worst = {kind: Worst() for kind in (*kinds, "stability, in one go", "difficulty, in one go")}
        all_reviews = [as_reviews(history) for history in histories]
        at_once = remember_all([("card", reviews) for reviews in all_reviews], plan)
        for reviews, memory, theirs in zip(all_reviews, at_once, told, strict=True):
            assert memory is not None
            compare_steps(plan, reviews, theirs["steps"], worst)
            worst["stability, in one go"].compare(memory.stability, theirs["once"]["s"])
            worst["difficulty, in one go"].compare(memory.difficulty, theirs["once"]["d"])
        for kind, found in worst.items():
            say(f"{name:<42}{kind:<28}{found.seen:>9}{found.off:>8}{found.most:>21.2e}")
            good = good and not found.off
            name = ""
    return good


def learner(cards: int, rng: random.Random) -> list[list[Review]]:
    """A made-up log: a learner with other weights than FSRS's defaults, on the standard plan's days."""
    truth, plan = engine(OTHER_WEIGHTS), Plan()
    log = []
    for card in range(cards):
        day, state = FIRST_DAY + rng.randint(0, 200), None
        reviews: list[Review] = []
        memory: Memory | None = None
        while day < FIRST_DAY + LOG_DAYS and len(reviews) < LONG:
            waited = max(0, day - memory.last_day) if memory else 0
            known = retrievability(state.stability, waited, OTHER_WEIGHTS) if state and waited else 0.8
            rating = rng.choices((2, 3, 4), (1, 8, 1))[0] if rng.random() < known else 1
            states = truth.next_states(state, 0.9, waited)
            state = (states.again, states.hard, states.good, states.easy)[rating - 1].memory
            reviews.append((day, rating, day * DAY_MS + HOUR_MS + 1000 * len(reviews) + card))
            memory = remember(str(card), reviews, plan)
            assert memory is not None
            day = memory.due_day + (rng.choice((0, 0, 0, 1, 4)) if memory.phase == "review" else 0)
        log.append(reviews)
    return log


def for_anki(log: list[list[Review]]) -> list[list[tuple[int, int, int, int]]]:
    """The log as days ago, rating, milliseconds of the day, and Anki's kind of review."""
    last = max(reviews[-1][0] for reviews in log)
    kinds = {"learning": 0, "review": 1, "relearning": 2}
    found = []
    for reviews in log:
        rows, phase = [], "learning"
        for n, (day, rating, at) in enumerate(reviews, 1):
            rows.append((last - day, rating, at % DAY_MS, kinds[phase]))
            memory = remember("", reviews[:n], Plan(fuzz=False))
            assert memory is not None
            phase = memory.phase
        found.append(rows)
    return found


def same_weights(python: str, cards: int) -> bool:
    """Prints the log losses of both fits on one log; whether they are within the wish."""
    log = learner(cards, random.Random(5))
    since = time.perf_counter()
    ours = fit(log)
    seconds = time.perf_counter() - since
    theirs = anki(python, {"what": "weights", "plan": asdict(Plan()), "log": for_anki(log)})
    loss = log_loss(log, theirs["weights"])
    say(f"\n{'weights':<18}{'reviews that count':>20}{'log loss':>12}{'seconds':>10}")
    say(f"{'defaults':<18}{ours.reviews:>20}{ours.before:>12.5f}")
    say(f"{'fitted by Anki':<18}{theirs['items']:>20}{loss:>12.5f}{theirs['seconds']:>10.2f}")
    say(f"{'fitted here':<18}{ours.reviews:>20}{ours.after:>12.5f}{seconds:>10.2f}")
    say(f"apart by {abs(ours.after - loss):.6f} (wish: {LOSS_WISH})")
    return math.isfinite(loss) and abs(ours.after - loss) <= LOSS_WISH and ours.reviews == theirs["items"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--anki", default=os.environ.get("ANKI_PYTHON"), help="a Python that has anki")
    parser.add_argument("--histories", type=int, default=1000)
    parser.add_argument("--fit", type=int, default=2000, help="cards of the log that both fit weights to")
    options = parser.parse_args()
    if not options.anki:
        parser.error("--anki: a Python that has anki is needed")
    good = [same_memory(options.anki, options.histories), same_weights(options.anki, options.fit)]
    say("the same" if all(good) else "not the same")
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
