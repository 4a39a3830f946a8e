"""From where a request comes: the address that cannot be chosen by whoever sends it."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str | None:
    """The other end of the connection; behind a proxy the address that the proxy itself added.

    That is the last of X-Forwarded-For: those before it came with the request.
    """
    said = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        said = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip() or said
    address = _read(said)
    return None if address is None else str(address)


def network(address: str | None) -> str:
    """What is counted as one place: an IPv6 household has a /64 to choose from."""
    if address is None:
        return ""
    known = ip_address(address)
    if isinstance(known, IPv6Address):
        return str(ip_network(f"{known}/64", strict=False))
    return str(known)


def _read(said: str) -> IPv4Address | IPv6Address | None:
    """Without a zone or a port, and IPv4 as IPv4 in whichever way it is written."""
    bare = said.partition("%")[0]
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        address = ip_address(bare)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
