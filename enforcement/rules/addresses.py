"""Which addresses of the Internet a server of the court may call on a partner's word.

Everything that only means something inside a network is refused: by a webhook a partner could else knock at the
court's own services, or at the metadata service that hands out a machine's credentials.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final

# Public by their number, and yet only a machine's own cloud answers there.
METADATA: Final = frozenset({IPv4Address("168.63.129.16")})
NAT64: Final = ip_network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Is this IPv4 or IPv6 address one of the public Internet? Raises `ValueError` if it is none at all."""
    found = _carried(ip_address(address.partition("%")[0]))
    return found.is_global and not found.is_multicast and not found.is_reserved and found not in METADATA


def is_public_literal(host: str) -> bool:
    """False for an address written out that is not public, and for a name of this machine or network."""
    try:
        return is_public(host)
    except ValueError:
        # Digits and dots alone, or hexadecimal: `127.1`, `0x7f000001` and the like are addresses to some resolvers.
        last = host.rstrip(".").rpartition(".")[2]
        local = "." not in host.rstrip(".") or last in {"localhost", "local", "internal"}
        return not local and not last.isdecimal() and not last.startswith("0x")


def _carried(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 one stands for, if it does."""
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    return IPv4Address(int(address) & 0xFFFFFFFF) if address in NAT64 else address
