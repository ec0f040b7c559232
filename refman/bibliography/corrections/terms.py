"""German and French terms of CSL 1.0.2 that pandoc says in English: kinds of works, numbers, and who did what."""

from xml.etree import ElementTree as ET

from refman.bibliography.corrections.roles import after_info
from refman.bibliography.styles import NAMESPACE

_KINDS = {
    "article-journal": "Zeitschriftenartikel", "article-magazine": "Magazinartikel", "audio-recording": "Tonaufnahme",
    "article-newspaper": "Zeitungsartikel", "bill": "Gesetzentwurf", "broadcast": "Sendung", "classic": "Klassiker",
    "collection": "Sammlung", "dataset": "Datensatz", "document": "Dokument", "entry": "Eintrag",
    "entry-dictionary": "Wörterbucheintrag", "entry-encyclopedia": "Lexikoneintrag", "event": "Event",
    "graphic": "Bild", "hearing": "Anhörung", "legal_case": "Rechtsfall", "legislation": "Gesetz",
    "manuscript": "Manuskript", "map": "Karte", "motion_picture": "Videoaufnahme", "musical_score": "Partitur",
    "pamphlet": "Broschüre", "paper-conference": "Konferenzbeitrag", "patent": "Patent", "performance": "Aufführung",
    "periodical": "Zeitschrift", "post": "Post", "post-weblog": "Blogeintrag", "preprint": "Preprint",
    "regulation": "Verordnung", "report": "Bericht", "review": "Rezension", "review-book": "Buchbesprechung",
    "software": "Software", "song": "Audioaufnahme", "speech": "Vortrag", "standard": "Norm",
    "thesis": "Abschlussarbeit", "treaty": "Abkommen", "webpage": "Webseite",
}  # fmt: skip
_ROLES = {
    "chair": ("Vorsitz", "Vorsitz", "Vorsitz durch"),
    "compiler": ("Bearbeiter", "Bearbeiter", "kompiliert von"),
    "contributor": ("Beitragende", "Beitragende", "mit"),
    "executive-producer": ("Produktionsleiter", "Produktionsleiter", "Produktionsleitung von"),
    "guest": ("Gast", "Gäste", "mit Gast"),
    "host": ("Gastgeber", "Gastgeber", "veranstaltet von"),
    "narrator": ("Erzähler", "Erzähler", "Narration von"),
    "organizer": ("Veranstalter", "Veranstalter", "organisiert von"),
    "performer": ("Künstler", "Künstler", "Aufführung von"),
    "producer": ("Produzent", "Produzenten", "produziert von"),
    "script-writer": ("Drehbuchautor", "Drehbuchautoren", "geschrieben von"),
    "series-creator": ("Idee", "Idee", "Idee von"),
}
"""One, several, and the verb."""

_GERMAN = {(kind, "long"): (said, said) for kind, said in _KINDS.items()}
_GERMAN |= {(role, "long"): (one, several) for role, (one, several, _) in _ROLES.items()}
_GERMAN |= {(role, "verb"): (verb, verb) for role, (_, _, verb) in _ROLES.items()}
_GERMAN |= {
    ("number", "long"): ("Nummer", "Nummern"),
    ("number", "short"): ("Nr.", "Nr."),
    ("article-locator", "long"): ("Artikel", "Artikel"),
    ("graphic", "short"): ("Bild", "Bild"),
}
_FRENCH = {
    ("review-of", "long"): ("recension de", "recension de"),
    ("review-of", "short"): ("recens. de", "recens. de"),
    ("hearing", "verb"): ("témoignage de", "témoignage de"),
    ("hearing", "verb-short"): ("témoign. de", "témoign. de"),
    ("number", "long"): ("numéro", "numéros"),
    ("number", "short"): ("nᵒ", "nᵒˢ"),
    ("chapter-number", "long"): ("chapitre", "chapitres"),
    ("printing", "long"): ("impression", "impressions"),
    ("printing", "short"): ("impr.", "impr."),
    ("supplement", "long"): ("supplément", "suppléments"),
    ("supplement", "short"): ("suppl.", "suppl."),
    ("first-reference-note-number", "long"): ("référence", "références"),
    ("first-reference-note-number", "short"): ("réf.", "réf."),
    ("collection-editor", "long"): ("directeur", "directeurs"),
    ("collection-editor", "short"): ("dir.", "dir."),
    ("collection-editor", "verb"): ("sous la direction de", "sous la direction de"),
    ("collection-editor", "verb-short"): ("ss la dir. de", "ss la dir. de"),
    ("composer", "verb"): ("composé par", "composé par"),
    ("composer", "verb-short"): ("comp. par", "comp. par"),
    ("editor-translator", "long"): ("éditeur et traducteur", "éditeurs et traducteurs"),
    ("editor-translator", "short"): ("éd. et trad.", "éd. et trad."),
    ("editor-translator", "verb"): ("édité et traduit par", "édité et traduit par"),
    ("editor-translator", "verb-short"): ("éd. et trad. par", "éd. et trad. par"),
    ("original-author", "verb"): ("par", "par"),
}
_TERMS = {"de": _GERMAN, "fr": _FRENCH}
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def correct_terms(style: "ET.Element[str]", language: str) -> None:
    """Give a style the terms, in place, that it does not have itself, if it is to print in German or French."""
    spoken = language.lower()[:2]
    if spoken not in _TERMS:
        return
    locales = style.iter(f"{NAMESPACE}locale")
    valid = [part for part in locales if part.get(_LANGUAGE, spoken).startswith(spoken)]
    own = {(t.get("name"), t.get("form", "long")) for part in valid for t in part.iter(f"{NAMESPACE}term")}
    locale = ET.Element(f"{NAMESPACE}locale")
    terms = ET.SubElement(locale, f"{NAMESPACE}terms")
    for (name, form), said in _TERMS[spoken].items():
        if (name, form) not in own:
            term = ET.SubElement(terms, f"{NAMESPACE}term", {"name": name, "form": form})
            for number, text in zip(("single", "multiple"), said, strict=True):
                ET.SubElement(term, f"{NAMESPACE}{number}").text = text
    style.insert(after_info(style), locale)
