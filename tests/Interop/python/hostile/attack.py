"""An attack is a row: its family, what it is, what must be seen, and how it is made."""
import dataclasses
import re
import typing

# Whoever attacks must learn nothing of these: the honest organisation's texts, and what the program is made of.
SECRETS = re.compile(rb"Small Provider|Sat in the garden|p-00\d\d|   at [A-Z]\w+\.|System\.[A-Z]\w+|Exception\b|Npgsql|Sqlite|/bin/Release/|\.cs:line", re.ASCII)


@dataclasses.dataclass
class Attack:
    family: str
    name: str
    must: str
    """A regular expression for all of what is seen."""
    how: typing.Callable
    """Returns what was seen in a few words, and the bytes of the answer."""
    seen: str = ""
    told: str = ""

    def run(self):
        try:
            self.seen, answer = self.how()
        except Exception as failure:  # A bug of the attacker is no success of the node.
            self.seen, answer = f"the attack failed: {type(failure).__name__}: {failure}", b""
        leak = SECRETS.search(answer)
        self.told = leak[0].decode("latin-1") if leak else ""
        return self

    @property
    def refused(self):
        return re.fullmatch(self.must, self.seen) is not None and not self.told

    def __str__(self):
        return f"{self.family}: {self.name}: seen '{self.seen[:200]}', must be '{self.must}'{f', told {self.told!r}' if self.told else ''}"
