"""What refman prints on a terminal, as pictures for the README."""
