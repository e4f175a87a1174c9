"""The news: through Redis a process says that a meeting is at event so many, and nothing more.

A message may be lost: whoever follows a meeting looks at the head of its log now and then as well.
"""

import logging
import secrets
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

import msgspec
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from app.storage.startup_checks import Unsound

LEAST = 6  # the oldest version that we were tried with
CONNECTS, ANSWERS = 2.0, 1.0  # seconds that a connection, and an answer, may take
AGAIN = 0.5  # seconds after which a Redis that went is tried again
log = logging.getLogger(__name__)


class Told(msgspec.Struct, frozen=True):
    """A meeting is at event `seq`; so says the process `by`. Also told where only something beside its log changed."""

    meeting: str
    seq: int
    by: str


class News:
    """What the processes of one installation tell each other on a `channel`; `listening` while the others are heard."""

    def __init__(self, url: str, channel: str) -> None:
        self.channel, self.me = channel, secrets.token_hex(4)
        self._silent = self._deaf = False
        self.listening = False
        once_more = Retry(NoBackoff(), 1)  # on a new line: the one that was kept may be of a Redis that went
        settings: dict[str, Any] = {
            "socket_connect_timeout": CONNECTS, "socket_timeout": ANSWERS, "retry": once_more,
        }  # fmt: skip
        try:
            self._says = redis.Redis.from_url(url, **settings)
            self._hears = redis.Redis.from_url(url, **settings).pubsub(ignore_subscribe_messages=True)
        except ValueError:
            raise unreadable() from None

    @property
    def lost(self) -> bool:
        """Whether nothing can be said, or nothing heard."""
        return self._silent or self._deaf

    def require(self) -> None:
        """A Redis of a version that we know answers there; raises Unsound, which quotes no password."""
        try:
            version = str(self._says.info("server").get("redis_version", ""))
        except (redis.AuthenticationError, redis.exceptions.NoPermissionError):
            raise Unsound("REDIS_URL has a user or a password that Redis does not accept.") from None
        except redis.ResponseError as error:
            why = "a password" if "NOAUTH" in str(error) else "something that is no Redis we know"
            raise Unsound(f"REDIS_URL names a server that asks for or answers {why}.") from None
        except (redis.RedisError, OSError):
            raise Unsound("REDIS_URL names a Redis that cannot be reached; is it running there?") from None
        number = version.partition(".")[0]
        if not number.isdecimal() or int(number) < LEAST:
            said = version if number.isdecimal() else "that does not tell its version"
            raise Unsound(f"REDIS_URL names a Redis {said}; {LEAST}.0 or newer is needed.")

    def tell(self, heads: Mapping[str, int]) -> None:
        """Say how far these meetings are. What cannot be said now is not said later: the others look themselves."""
        pipe = self._says.pipeline(transaction=False)
        for meeting, seq in heads.items():
            pipe.publish(self.channel, msgspec.json.encode(Told(meeting, seq, self.me)))
        try:
            pipe.execute()
            self._found()
        except (redis.RedisError, OSError):
            self._missed()

    def look(self) -> None:
        """Find out whether Redis answers now."""
        try:
            self._says.ping()
            self._found()
        except (redis.RedisError, OSError):
            self._missed()

    def heard(self, seconds: float) -> Iterator[Told]:
        """What others said within so many seconds. Raises redis.RedisError and OSError where nothing can be heard."""
        try:
            yield from self._messages(seconds)
            self._deaf = False
        except (redis.RedisError, OSError):
            self.listening, self._deaf = False, True
            self._hears.reset()
            raise

    def _messages(self, seconds: float) -> Iterator[Told]:
        if not self.listening:
            self._hears.subscribe(self.channel)
            self.listening = True
        message = self._hears.get_message(timeout=seconds)
        while message is not None:
            with suppress(msgspec.DecodeError):  # of somebody else on the same channel
                told = msgspec.json.decode(message["data"], type=Told)
                if told.by != self.me:
                    yield told
            message = self._hears.get_message(timeout=0)

    def close(self) -> None:
        """Let go of both connections."""
        self._hears.close()
        self._says.close()

    def _missed(self) -> None:
        if not self._silent:
            log.warning("Redis does not answer: the processes look for each other's news themselves")
        self._silent = True

    def _found(self) -> None:
        if self._silent:
            log.warning("Redis answers again")
        self._silent = False


def unreadable() -> Unsound:
    """What is said of an address that is none."""
    return Unsound("REDIS_URL cannot be read; write redis://host:6379/0 or unix:///run/redis/redis.sock.")
