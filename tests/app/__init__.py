"""Tests of storage, pages and languages: HTTP alone, without sockets."""
