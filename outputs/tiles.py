"""Online tiles under the map: a choice, never the default; without a network the map draws its own base."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

__all__ = ["Tiles"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiles:
    """A tile service: `url` with ``{z}``, ``{x}`` and ``{y}``, and the credit that its rules ask for.

    Raises
    ------
    ValueError
        The address is not https, or lacks a part.
    """

    url: str
    credit: str

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme != "https" or not parts.hostname or any(mark in self.url for mark in " ;,'\"<>"):
            raise ValueError(
                f"{self.url!r} is no address of tiles: write https://host/{{z}}/{{x}}/{{y}}.png."
            )
        if not all(mark in self.url for mark in ("{z}", "{x}", "{y}")):
            raise ValueError(f"{self.url!r} lacks {{z}}, {{x}} or {{y}}.")

    @property
    def origin(self) -> str:
        """What a Content-Security-Policy has to allow."""
        parts = urlsplit(self.url)
        host = (parts.netloc or "").replace("{s}", "*")
        return f"https://{host}"
