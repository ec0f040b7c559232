"""How the model that ships was made: `python -m refman.citation.train --help`."""
