"""Each call that changes a file fails in its turn: a clear word, and nothing acknowledged is lost."""

from __future__ import annotations

import errno
import random
import re

from faults.crashing.ground import Ground, sampled, temporary
from faults.crashing.judging import acknowledged, after, begin, end_of, judge
from faults.crashing.nursery import Ran
from faults.crashing.rules import FULL, Call, FailAt
from faults.crashing.scenes import SCENES, Scene
from helpers.trials import Tally, Trial

_NUMBERS = (errno.EIO, errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT)
_WORD = re.compile(r"Not saved: |^quizapp: |: error |can't be |could not be ", re.MULTILINE)
_REASONS = {
    errno.EIO: "input/output error|i/o error",
    errno.ENOSPC: "no space|no room|disk is full",
    errno.EDQUOT: "quota|no room|disk is full",
    errno.EROFS: "read-only|can only be read|no permission|i/o error",
    errno.EACCES: "permission|i/o error",
}


def at_calls(ground: Ground, scene: Scene, most: int, starts: int) -> Trial:
    """Every call fails in its turn, alone or with all after it, with one error of the five each time."""

    def trial(dice: random.Random, tally: Tally) -> None:
        end = end_of(scene, ground)
        calls = [call for call in end.calls if call.name != "said"]
        points = [(n, dice.choice(_NUMBERS), on) for n in range(1, len(calls) + 1) for on in (False, True)]
        points += [(n, errno.ENOSPC, False) for n, call in enumerate(calls, 1) if call.name == "write"]
        chosen = sampled(points, most, dice, [calls[n - 1].name == "sql" for n, _number, _on in points])
        started = set(dice.sample(chosen, min(starts, len(chosen))))
        tally.tried += len(chosen) - 1
        for point in chosen:
            rule = FailAt(*point)
            where = (
                f"call {rule.at} ({calls[rule.at - 1].name}), {errno.errorcode[rule.number]}, on: {rule.on}"
            )
            try:
                _once(ground, scene, tally, rule, end, calls[rule.at - 1])
                if point in started:
                    after(scene, ground, tally)
            except AssertionError as error:
                tally.failed += 1
                tally.notes.append(f"{scene.name}: {where}: {error}")

    return trial


def _once(ground: Ground, scene: Scene, tally: Tally, rule: FailAt, end: Ran, call: Call) -> None:
    before = begin(scene, ground)
    said = scene.said.replace("\n", "\n\n\n")  # Enter tries again; elsewhere it does no harm
    ran = ground.nursery.run(scene.commands(ground), said, rule)
    assert "Traceback" not in ran.words, ran.words[-1500:]
    assert ran.code in (0, 1, 2), f"it ended with {ran.code}: {ran.words[-300:]}"
    now = judge(scene, ground, before, ran.out + ran.err, tally, again=True)
    if _WORD.search(ran.words):
        tally.refused += 1
        assert re.search(_REASONS[rule.number], ran.words.lower()), f"it does not say why: {ran.words[-600:]}"
    else:
        assert ran.code == 0, f"it ended with {ran.code} without a word: {ran.words[-300:]}"
    if ran.code == 0 and not rule.on:
        assert scene.done(ground, now), f"it is not done: {ran.words[-300:]}"
        least = acknowledged(end.out) - 2 * ran.out.count("Nothing has changed")  # those are not repeated
        assert acknowledged(ran.out) >= least, (
            f"only {acknowledged(ran.out)} of {least} saved: {ran.words[-900:]}"
        )
    if rule.number in FULL or not (rule.on or call.name == "unlink"):
        assert not temporary(now.files), f"left behind: {temporary(now.files)}"


def kinds(ground: Ground, most: int, starts: int) -> dict[str, Trial]:
    return {f"fails: {scene.name}": at_calls(ground, scene, most, starts) for scene in SCENES}
