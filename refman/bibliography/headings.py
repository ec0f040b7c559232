"""The headings of bibliographies in other languages than English; the terms of CSL locales have none of them."""

from collections.abc import Mapping
from typing import Final

_LANGUAGES = ("de", "es", "fr", "it", "nl", "pt")
_ROWS: Final[Mapping[str, tuple[str, ...]]] = {
    "Bibliography": (
        "Literaturverzeichnis",
        "Bibliografía",
        "Bibliographie",
        "Bibliografia",
        "Bibliografie",
        "Bibliografia",
    ),
    "Notes": ("Anmerkungen", "Notas", "Notes", "Note", "Noten", "Notas"),
    "First notes": (
        "Erste Anmerkungen",
        "Primeras notas",
        "Premières notes",
        "Prime note",
        "Eerste noten",
        "Primeiras notas",
    ),
    "Later notes": (
        "Spätere Anmerkungen",
        "Notas posteriores",
        "Notes suivantes",
        "Note successive",
        "Latere noten",
        "Notas posteriores",
    ),
    "Books": ("Bücher", "Libros", "Livres", "Libri", "Boeken", "Livros"),
    "Chapters": ("Buchbeiträge", "Capítulos", "Chapitres", "Capitoli", "Hoofdstukken", "Capítulos"),
    "Journal articles": (
        "Zeitschriftenaufsätze",
        "Artículos de revista",
        "Articles de revue",
        "Articoli di rivista",
        "Tijdschriftartikelen",
        "Artigos de periódicos",
    ),
    "Newspapers and magazines": (
        "Zeitungen und Magazine",
        "Periódicos y magacines",
        "Journaux et magazines",
        "Giornali e periodici",
        "Kranten en weekbladen",
        "Jornais e revistas",
    ),
    "Conference papers": (
        "Konferenzbeiträge",
        "Ponencias",
        "Communications",
        "Atti di convegno",
        "Congresbijdragen",
        "Comunicações em congressos",
    ),
    "Reports": ("Berichte", "Informes", "Rapports", "Rapporti", "Rapporten", "Relatórios"),
    "Theses": ("Hochschulschriften", "Tesis", "Thèses et mémoires", "Tesi", "Proefschriften", "Teses"),
    "Web pages": ("Webseiten", "Páginas web", "Pages web", "Pagine web", "Webpagina’s", "Páginas web"),
    "Preprints and manuscripts": (
        "Preprints und Manuskripte",
        "Preprints y manuscritos",
        "Prépublications et manuscrits",
        "Preprint e manoscritti",
        "Preprints en manuscripten",
        "Preprints e manuscritos",
    ),
    "Archives and letters": (
        "Archivalien und Briefe",
        "Archivos y cartas",
        "Archives et lettres",
        "Archivi e lettere",
        "Archieven en brieven",
        "Arquivos e cartas",
    ),
    "Law": ("Recht", "Derecho", "Droit", "Diritto", "Recht", "Direito"),
    "Patents": ("Patente", "Patentes", "Brevets", "Brevetti", "Octrooien", "Patentes"),
    "Data and software": (
        "Daten und Software",
        "Datos y software",
        "Données et logiciels",
        "Dati e software",
        "Data en software",
        "Dados e software",
    ),
    "Images, sound and film": (
        "Bild, Ton und Film",
        "Imagen, sonido y cine",
        "Images, sons et films",
        "Immagini, suoni e film",
        "Beeld, geluid en film",
        "Imagem, som e cinema",
    ),
    "Other": ("Sonstiges", "Otros", "Autres", "Altro", "Overige", "Outros"),
}


def translated(heading: str, locale: str) -> str:
    """A heading in the language of a locale such as `de-DE`; as it is where there is no translation."""
    language = locale.lower().partition("-")[0]
    if language not in _LANGUAGES or heading not in _ROWS:
        return heading
    return _ROWS[heading][_LANGUAGES.index(language)]
