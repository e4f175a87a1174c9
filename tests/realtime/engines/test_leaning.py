"""The names of the libraries that the house leans on and that they do not promise: all of them, each tried.

One that a new version moves fails here by its name. What leans on it stands beside it; what the server does without it
is in decision 0079.
"""

import inspect
import logging
from collections.abc import Callable
from typing import Any

import engineio
import pytest
import socketio
from engineio import packet
from engineio.async_drivers import eventlet as on_eventlet
from engineio.async_drivers import gevent as on_gevent
from engineio.base_socket import BaseSocket
from engineio.socket import Socket
from eventlet import wsgi
from eventlet.greenio import GreenSocket
from eventlet.hubs.hub import BaseHub
from eventlet.websocket import RFC6455WebSocket, WebSocketWSGI
from gevent import pywsgi


def server() -> Any:
    """A server of Socket.IO on threads."""
    return socketio.Server(async_mode="threading", client_manager=socketio.Manager())


def takes(function: Callable[..., object], *names: str) -> bool:
    """Whether a function is called with these, in this order, and perhaps more."""
    return tuple(inspect.signature(function).parameters)[: len(names)] == names


def has(source: object, *words: str) -> bool:
    """Whether the text of something says all of this."""
    text = inspect.getsource(source)  # type: ignore[arg-type]
    return all(word in text for word in words)


def a_session() -> Any:
    """A session of Engine.IO, as it begins."""
    return Socket(server().eio, "s")


ENGINEIO: dict[str, Callable[[], object]] = {
    "_async, where the websocket of an engine is put": lambda: isinstance(server().eio._async["websocket"], type),
    "_async of eventlet and gevent": lambda: on_eventlet._async["websocket"] and on_gevent._async["websocket"],
    "the websocket is asked for with a bound handler": lambda: has(
        Socket._upgrade_websocket,
        "['websocket'](",
        "self._websocket_handler, self.server",
        "ws(environ, start_response)",
    ),
    "_websocket_handler asks for wait, send and close": lambda: has(
        Socket._websocket_handler, "ws.wait()", "ws.send(pkt.encode())", "ws.close()"
    ),
    "a session is forgotten after the handler only where it is closed by then": lambda: has(
        engineio.Server._handle_connect, "if s.closed and sid in self.sockets"
    ),
    "sockets, by their id": lambda: server().eio.sockets == {},
    "handlers, which are wrapped": lambda: {"message", "connect"} <= server().eio.handlers.keys(),
    "_log_error_once": lambda: takes(engineio.Server._log_error_once, "self", "message", "message_key"),
    "schedule_ping and last_ping, of which one loop takes care": lambda: has(
        Socket.schedule_ping, "self.last_ping = None", "_send_ping"
    ),
    "closed, closing and upgraded": lambda: (
        (a_session().closed, a_session().closing, a_session().upgraded) == (False, False, False)
    ),
    "queue.queue, which is emptied": lambda: len(a_session().queue.queue) == 0,
    "check_ping_timeout": lambda: a_session().check_ping_timeout(),
    "close without waiting": lambda: takes(Socket.close, "self", "wait", "abort"),
    "a session may become one of ours": lambda: Socket.__init__ is BaseSocket.__init__,
    "start_service_task": lambda: server().eio.start_service_task is True,
    "Packet.encode is what goes over a websocket": lambda: packet.Packet(packet.MESSAGE, "2").encode() == "42",
}
SOCKETIO: dict[str, Callable[[], object]] = {
    "manager.rooms, by namespace": lambda: server().manager.rooms == {},
    "manager.get_participants": lambda: list(server().manager.get_participants("/", "nowhere")) == [],
    "manager.basic_enter_room": lambda: takes(
        socketio.Manager.basic_enter_room, "self", "sid", "namespace", "room", "eio_sid"
    ),
    "manager.basic_leave_room": lambda: takes(socketio.Manager.basic_leave_room, "self", "sid", "namespace", "room"),
    "manager.eio_sid_from_sid": lambda: server().manager.eio_sid_from_sid("nobody", "/") is None,
    "manager.emit": lambda: takes(socketio.Manager.emit, "self", "event", "data", "namespace", "room"),
    "server._send_eio_packet": lambda: takes(socketio.Server._send_eio_packet, "self", "eio_sid", "eio_pkt"),
    "server.packet_class": lambda: server().packet_class(2, namespace="/", data=["a", {}]).encode() == '2["a",{}]',
}
EVENTLET: dict[str, Callable[[], object]] = {
    "ws.Message.push": lambda: takes(RFC6455WebSocket.Message.push, "self", "data", "final"),
    "ws.Message is looked up on the websocket": lambda: has(RFC6455WebSocket._recv_frame, "self.Message(opcode"),
    "hub.add and hub.remove of who waits for a line": lambda: (
        takes(BaseHub.add, "self", "evtype", "fileno", "cb", "tb", "mark_as_closed")
        and takes(BaseHub.remove, "self", "listener")
        and BaseHub.READ == "read"
    ),
    "a request that was answered past the library is not answered again": lambda: has(
        wsgi.HttpProtocol.handle_one_response, "if WSGI_LOCAL.already_handled:", "self.close_connection = 1"
    ),
    "a request ends its line by conn_state and connection": lambda: (
        has(wsgi.HttpProtocol.finish, "greenio.shutdown_safe(self.connection)", "self.connection.close()")
        and has(wsgi.HttpProtocol.__init__, "self.conn_state = conn_state")
        and has(wsgi.server, "greenio.shutdown_safe(conn[1])", "conn[1].close()")
    ),
    "GreenSocket.fd, which never waits": lambda: has(GreenSocket.__init__, "set_nonblocking(fd)", "self.fd = fd"),
    "support_legacy_versions": lambda: WebSocketWSGI(lambda ws: None).support_legacy_versions is True,
    "eventlet.set_idle, which is taken away": lambda: has(wsgi.HttpProtocol.get_environ, "env['eventlet.set_idle']"),
    "the pool is given what serves and one line": lambda: has(
        wsgi.server, "pool.spawn(serv.process_request, connection)"
    ),
    "a line is an address, a socket and a state": lambda: has(wsgi.server, "[client_addr, client_socket,"),
}
GEVENT: dict[str, Callable[[], object]] = {
    "Server.do_read gives None where nobody came": lambda: has(pywsgi.WSGIServer._do_read, "if not args", "do_read()"),
    "Server.start_accepting and stop_accepting": lambda: (
        pywsgi.WSGIServer.start_accepting and pywsgi.WSGIServer.stop_accepting
    ),
    "Server.pool": lambda: has(pywsgi.WSGIServer.set_spawn, "self.pool = spawn"),
    "Handler.MessageClass, whose status refuses": lambda: has(
        pywsgi.WSGIHandler.read_request, "self.MessageClass(self.rfile, 0)", "if self.headers.status:"
    ),
    "Handler._handle_client_error, which says what is answered": lambda: has(
        pywsgi.WSGIHandler.handle_one_request, "return self._handle_client_error(ex)"
    ),
    "Handler._send_error_response_if_possible": lambda: takes(
        pywsgi.WSGIHandler._send_error_response_if_possible, "self", "error_code"
    ),
    "Handler.get_environ, wsgi_input, rfile and socket": lambda: has(
        pywsgi.WSGIHandler.get_environ, "self.wsgi_input = Input(", "self.rfile", "self.socket"
    ),
    "Handler.finalize_headers and response_headers": lambda: has(
        pywsgi.WSGIHandler.finalize_headers, "self.response_headers.append("
    ),
}
LEANT_ON = {"engineio": ENGINEIO, "socketio": SOCKETIO, "eventlet": EVENTLET, "gevent": GEVENT}


@pytest.mark.parametrize(
    ("library", "name"), [(library, name) for library, names in LEANT_ON.items() for name in names]
)
def test_what_the_house_leans_on_and_no_library_promised_is_there_yet(library: str, name: str) -> None:
    logging.getLogger("engineio").setLevel(logging.CRITICAL)
    assert LEANT_ON[library][name](), f"{library} has moved {name}"
