"""Invented people, with the accents, particles and hyphens that names have."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

_NAMES = (
    """
Ana López|Bob Nguyen|Carla Fonseca|Dmitri Volkov|Elif Yıldız|Fatou Diallo|Grace O'Connor|Hiro Tanaka
Ines Müller|Jakub Nowak|Katarína Horváthová|Liam Murphy|Mei-Ling Chen|Nora Åkesson|Omar Haddad
Priya Raman|Quentin Lefèvre|Rosa Jiménez|Søren Kjær|Tomás Herrera|Uma Patel|Vera Petrova|William Osei
Xiomara Cruz|Yusuf Demir|Zuzana Králová|Adaeze Obi|Benedikt Vogel|Chiara Rossi|Daniel van der Berg
Emma Lindqvist|Farid Rahimi|Giulia Bianchi|Hannah Weiß|Igor Stanković|Júlia Nagy|Kwame Mensah
Lucía Ortega|Marek Zieliński|Ngozi Eze|Olga Smirnova|Paulo Ribeiro|Renate Schäfer|Samuel Adeyemi
Thandiwe Dlamini|Ulrich Brandt|Valentina Costa|Wanjiru Kamau|Yara Mansour|Zoë Peeters|Aisling Byrne
Bruno Almeida|Camille Dubois|Désirée Fontaine|Erik Halvorsen|Freya Nilsen|Gabriel Moreau|Helena Costa
Ivan Horvat|Joana Pires|Karim Benali|Leila Hosseini|Mateusz Wójcik|Nadia Rahman|Oscar Lindgren
Paola Conti
""".replace("\n", "|")
    .strip("|")
    .split("|")
)


@dataclass(frozen=True)
class Name:
    """A first and a last name."""

    first: str
    last: str

    @property
    def full(self) -> str:
        """First name first."""
        return f"{self.first} {self.last}"

    @property
    def reversed(self) -> str:
        """Last name first, with a comma."""
        return f"{self.last}, {self.first}"

    @property
    def plain(self) -> str:
        """Without accents, in ASCII."""
        return ascii_of(self.full)

    def email(self, domain: str) -> str:
        """An address made from the name."""
        return ".".join(ascii_of(part).lower() for part in self.full.split()).replace("'", "") + f"@{domain}"


def ascii_of(text: str) -> str:
    """The text without accents."""
    special = str.maketrans({"ø": "o", "ß": "ss", "ı": "i", "æ": "ae", "ł": "l", "Å": "A"})
    apart = unicodedata.normalize("NFKD", text.translate(special))
    return "".join(mark for mark in apart if not unicodedata.combining(mark))


def names(start: int, count: int) -> list[Name]:
    """Some of the people, each only once over all numbers."""
    chosen = [_NAMES[(start + idx) % len(_NAMES)] for idx in range(count)]
    return [Name(*name.split(" ", 1)) for name in chosen]


def times(day: int, count: int, told: Callable[[int, int, int], str]) -> list[str]:
    """When each of some people answered, from that day on; ``told`` writes day, hour and minute."""
    moments = [idx * 197 + (idx * idx * 31) % 120 for idx in range(count)]
    return [told(day + moment // 840, 8 + moment // 60 % 14, moment % 60) for moment in moments]


def on_a_clock(pattern: str) -> Callable[[int, int, int], str]:
    """For ``times``: the pattern with day, hour from 1 to 12, minute, and AM or PM."""
    return lambda day, hour, minute: pattern.format(
        day, (hour - 1) % 12 + 1, minute, "AM" if hour < 12 else "PM"
    )
