"""A log written at once reads like one that was written line by line."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from log_lines import DEVICE, answers, in_order, lines

from quizapp.storage.log import read_log
from quizapp.storage.log_at_once import write_at_once

some = st.lists(lines | answers(), max_size=12, unique_by=lambda line: line.id).map(
    lambda found: sorted(found, key=lambda line: (line.at, line.id))
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(some)
def test_what_is_written_at_once_is_read_again(tmp_path_factory, written):
    folder = tmp_path_factory.mktemp("log") / "kim"
    write_at_once(folder, ((DEVICE, line) for line in written))
    read = read_log(folder)
    assert read.problems == ()
    assert read.lines == in_order(written)
