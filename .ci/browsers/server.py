"""Serves one directory on loopback, and says what was asked for."""

import contextlib
import functools
import http.server
import threading


@contextlib.contextmanager
def serving(directory):
    asked = []

    class Server(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            asked.append(self.path)

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Server, directory=str(directory))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port, asked
    server.shutdown()
