"""A shell with one job in a terminal of its own: `shell.py REPORTS ORDERS ARGUMENT…`, the first two files.

Says in lines of JSON when the job stops or ends, and how the terminal is set then. Takes orders, one a line:
`fg` brings it to the front again, `bg` has it go on behind, `raw` sets the terminal as an editor would.
"""

import fcntl
import json
import os
import signal
import sys
import termios

REPORTS, ORDERS, ARGV = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]


def settings():
    """As the terminal is set: flags and control characters."""
    found = termios.tcgetattr(0)
    return [*found[:6], [each.hex() if isinstance(each, bytes) else each for each in found[6]]]


def report(what, code=0):
    os.write(REPORTS, (json.dumps([what, code, settings() == BEFORE]) + "\n").encode())


def to_front(group):
    os.tcsetpgrp(0, group)


fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGTTOU, signal.SIG_IGN)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
BEFORE, KEPT = settings(), termios.tcgetattr(0)
job = os.fork()
if not job:
    os.setpgid(0, 0)
    to_front(os.getpid())
    signal.signal(signal.SIGTTOU, signal.SIG_DFL)
    os.closerange(3, 64)
    os.environ.pop("LC_CTYPE", None)  # Python has set it for itself
    os.execve(ARGV[0], ARGV, os.environ)
orders = os.fdopen(ORDERS)
os.write(REPORTS, (json.dumps(["begun", job, True]) + "\n").encode())
while True:
    _, status = os.waitpid(job, os.WUNTRACED)
    if not os.WIFSTOPPED(status):
        to_front(os.getpid())
        report("ended", os.waitstatus_to_exitcode(status))
        sys.exit(0)
    to_front(os.getpid())
    report("stopped", os.WSTOPSIG(status))
    order = orders.readline().strip()
    if order == "raw":
        termios.tcsetattr(0, termios.TCSANOW, KEPT)
        order = "fg"
    if order == "fg":
        to_front(job)
    os.killpg(job, signal.SIGCONT)
