"""`jianheng serve`: by which names browsers may ask for it."""

from __future__ import annotations

import socket

from jianheng.cli.serve import names_of


def test_on_this_computer_alone_only_its_own_names() -> None:
    assert names_of("127.0.0.1") == ["localhost", "127.0.0.1", "[::1]"]


def test_an_address_of_the_network_is_a_name_too() -> None:
    assert names_of("10.1.2.3") == ["localhost", "127.0.0.1", "[::1]", "10.1.2.3"]


def test_everywhere_means_the_names_of_this_machine_and_no_others() -> None:
    names = names_of("0.0.0.0")
    assert socket.gethostname() in names
    assert "*" not in names
