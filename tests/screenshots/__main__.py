"""Make the README's pictures anew: `python -m tests.screenshots`."""

from tests.screenshots.take import PICTURES, take

for name, picture in take().items():
    path = PICTURES / f"{name}.svg"
    path.write_text(picture, encoding="utf-8", newline="\n")
    print(path)
