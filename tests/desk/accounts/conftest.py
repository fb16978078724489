"""A directory (slapd) and an identity provider of one's own, gone when the tests are over."""

from __future__ import annotations

import base64
import json
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import jwt
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

SCHEMAS = Path("/etc/ldap/schema")
ENTRIES = """dn: dc=example,dc=cn
objectClass: dcObject
objectClass: organization
o: example
dc: example

dn: ou=people,dc=example,dc=cn
objectClass: organizationalUnit
ou: people

dn: uid={username},ou=people,dc=example,dc=cn
objectClass: inetOrgPerson
uid: {username}
cn: {username}
sn: {username}
userPassword: {password}
"""


@dataclass(frozen=True)
class Directory:
    """A running slapd with one person in it."""

    plain: str
    encrypted: str
    ca: Path
    username: str = "prosecutor"
    password: str = "Mulu-Mima-1"
    template: str = "uid={username},ou=people,dc=example,dc=cn"


def certificate(home: Path) -> None:
    """A certificate for 127.0.0.1 that signs itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    names = x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (home / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (home / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def directory(slapd_program: Path) -> Iterator[Directory]:
    """A directory; for tests marked ``real("slapd")``."""
    with tempfile.TemporaryDirectory(prefix="jh-ldap-") as folder:
        home = Path(folder)
        certificate(home)
        (home / "data").mkdir()
        ports = free_port(), free_port()
        told = Directory(f"ldap://127.0.0.1:{ports[0]}", f"ldaps://127.0.0.1:{ports[1]}", home / "cert.pem")
        includes = [f"include {SCHEMAS / name}.schema" for name in ("core", "cosine", "inetorgperson")]
        modules = next(Path("/usr/lib").glob("ldap*"), Path("/usr/lib/ldap"))
        lines = [
            *includes,
            f"modulepath {modules}",
            "moduleload back_mdb",
            f"TLSCertificateFile {home / 'cert.pem'}",
            f"TLSCertificateKeyFile {home / 'key.pem'}",
            "database mdb",
            'suffix "dc=example,dc=cn"',
            f"directory {home / 'data'}",
        ]
        (home / "slapd.conf").write_text("\n".join(lines) + "\n")
        (home / "people.ldif").write_text(ENTRIES.format(username=told.username, password=told.password))
        fill = [str(slapd_program), "-T", "add", "-f", str(home / "slapd.conf"), "-l", str(home / "people.ldif")]
        subprocess.run(fill, check=True, capture_output=True)
        urls = f"{told.plain}/ {told.encrypted}/"
        command = [str(slapd_program), "-f", str(home / "slapd.conf"), "-h", urls, "-d", "0"]
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            for port in ports:
                wait_for(port)
            yield told
        finally:
            running.terminate()
            running.wait()


def wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(port)


@dataclass
class Provider:
    """An identity provider on the loopback; what it will say can be changed by a test."""

    base: str = ""
    key: rsa.RSAPrivateKey = field(default_factory=lambda: rsa.generate_private_key(65537, 2048))
    other_key: rsa.RSAPrivateKey = field(default_factory=lambda: rsa.generate_private_key(65537, 2048))
    nonce: str = ""
    token: dict[str, Any] = field(default_factory=dict)  # beside and above what is right
    person: dict[str, Any] = field(default_factory=dict)
    by_other_key: bool = False
    asked: list[dict[str, list[str]]] = field(default_factory=list)

    def id_token(self) -> str:
        """A signed token."""
        now = datetime.now(UTC)
        right = {"iss": self.base, "aud": "jianheng", "sub": "s-1", "iat": now, "exp": now + timedelta(minutes=5)}
        claims = {name: value for name, value in {**right, "nonce": self.nonce, **self.token}.items() if value != "—"}
        key = self.other_key if self.by_other_key else self.key
        return jwt.encode(claims, key, algorithm="RS256", headers={"kid": "k1"})

    def keys(self) -> dict[str, Any]:
        """The public key, as providers publish it."""
        numbers = self.key.public_key().public_numbers()

        def text(number: int) -> str:
            octets = number.to_bytes((number.bit_length() + 7) // 8, "big")
            return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()

        return {"keys": [{"kty": "RSA", "kid": "k1", "alg": "RS256", "n": text(numbers.n), "e": text(numbers.e)}]}


@pytest.fixture
def provider() -> Iterator[Provider]:
    """An identity provider that answers over real HTTP."""
    told = Provider(person={"sub": "s-1", "preferred_username": "prosecutor"})

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            told.asked.append(parse_qs(body))
            self.say({"access_token": "a", "token_type": "Bearer", "id_token": told.id_token()})

        def do_GET(self) -> None:
            self.say(told.keys() if self.path == "/jwks" else told.person)

        def say(self, document: dict[str, Any]) -> None:
            body = json.dumps(document).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    told.base = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield told
    server.shutdown()
    server.server_close()
