"""Brings up the loopback of a new network namespace, and fails where anything leads out of it."""

import fcntl
import socket
import struct
from pathlib import Path

SET_FLAGS, UP, RUNNING = 0x8914, 0x1, 0x40  # of Linux' sockios.h and if.h

if __name__ == "__main__":
    assert not Path("/proc/net/route").read_text().splitlines()[1:]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        fcntl.ioctl(line, SET_FLAGS, struct.pack("16sh14x", b"lo", UP | RUNNING))
