"""Addresses of pages on the web."""

import random
import re


def invent_url(title: str, rng: random.Random) -> str:
    """An address as a page with that title could have."""
    words = re.findall(r"[a-z]{2,}", title.lower())[:9] or ["page"]
    host = (
        rng.choice(["www.", "", "www.", "news.", "blog."])
        + rng.choice([*words[:3], "archive", "journal", "institute", "times"])
        + rng.choice([".com", ".org", ".co.uk", ".gov", ".edu", ".de", ".net", ".int", ".eu"])
    )
    path = rng.choice(
        [
            "-".join(words),
            f"{rng.randint(2000, 2023)}/{rng.randint(1, 12):02}/{rng.randint(1, 28):02}/{'-'.join(words)}",
            f"{words[0]}/{rng.randint(1000, 99999)}.html",
            f"{words[0]}.pdf",
            f"{rng.choice(words)}?id={rng.randint(10, 9999)}",
            "",
            f"docs/{'_'.join(words[:4])}.pdf",
        ]
    )
    return (
        f"{rng.choice(['https://', 'http://', 'https://', ''])}{host}/{path}".rstrip("/")
        if host.startswith("www.")
        else f"{rng.choice(['https://', 'http://'])}{host}/{path}"
    )
