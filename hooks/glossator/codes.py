"""Codes: what can be wrong with a brief, each with one sentence and a hint (habit of mystmd's
`ruleids`)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """An error stops the build; a warning stops a strict one; information stops nothing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Code:
    """One sentence about what is wrong and one about how to mend it."""

    level: Level
    says: str
    hint: str


CODES: dict[str, Code] = {
    "source-missing": Code(
        Level.ERROR,
        "There is no source.txt in this brief's folder",
        "put the text as received there, or take the folder away",
    ),
    "source-empty": Code(
        Level.ERROR, "The source has no words", "put the text as received into source.txt"
    ),
    "source-too-long": Code(
        Level.ERROR,
        "The source is longer than a brief can be",
        "check that this is one brief, not a book or a data file; split it if it is several",
    ),
    "source-not-text": Code(
        Level.ERROR,
        "The source is not a text file",
        "save the text that was extracted from the PDF, not the PDF itself",
    ),
    "source-encoding": Code(
        Level.ERROR,
        "The source is not in UTF-8",
        "save a copy in UTF-8, for example with `iconv -f OLD -t UTF-8`",
    ),
    "brief-id": Code(
        Level.ERROR,
        "The folder's name cannot be an address",
        "name it by series and number, in a-z, 0-9 and single hyphens: `issue-brief-2026-03`",
    ),
    "sidecar-missing": Code(
        Level.ERROR,
        "There is no brief.yml in this brief's folder",
        "make one; an empty file is enough to begin with",
    ),
    "yaml": Code(Level.ERROR, "This is not readable YAML", "mend the line named here"),
    "yaml-value": Code(
        Level.ERROR, "A value is not what this file can hold", "see docs/editing.md for each key"
    ),
    "quotation-not-found": Code(
        Level.ERROR,
        "The quotation is not in the source",
        "copy it from source.txt exactly as it stands there, from one paragraph",
    ),
    "quotation-ambiguous": Code(
        Level.ERROR,
        "The quotation stands in more than one place",
        "quote more of the words around it",
    ),
    "image-missing": Code(
        Level.ERROR, "The image is not there", "put the file into the brief's folder"
    ),
    "nothing-to-read": Code(
        Level.ERROR,
        "No paragraph of the text was found",
        "check the source; overrule what was taken for front or back matter in brief.yml",
    ),
    "title-missing": Code(
        Level.INFO,
        "No title was found in the text, so the brief goes by its id",
        "give `title:` in brief.yml",
    ),
    "archive-idle": Code(
        Level.ERROR,
        "A kept copy is of no link of this text",
        "copy the link's address as the text has it, to the last sign",
    ),
    "figure-unknown": Code(
        Level.ERROR,
        "There is no such figure in the text",
        "name a figure that is there, by its number: fig1, fig2, …",
    ),
    "note-unmarked": Code(
        Level.INFO,
        "No mark in the text leads to this note",
        "look for the mark in the source; overrule the piece if it is no note",
    ),
    "mark-without-note": Code(
        Level.INFO,
        "A note mark has no note",
        "the mark stays in the text as printed; overrule the piece that should be the note",
    ),
    "ibid-unresolved": Code(
        Level.INFO,
        "An Ibid. follows a note with several sources or none, so it is left as printed",
        "nothing to mend: which source is meant is not said in the text",
    ),
    "source-not-understood": Code(
        Level.INFO,
        "Words of a cited source fit no field, so they stand in its note as printed",
        "nothing to mend in the text; compare the entry on the page Works with the note",
    ),
    "words-lost": Code(
        Level.ERROR,
        "Words of the source are neither in the edition nor in the ledger",
        "this is a fault of the conversion: please report it with the source",
    ),
    "lock-unreadable": Code(
        Level.ERROR,
        "The permalinks lock cannot be read",
        "take the last good permalinks.json back from version control",
    ),
    "lock-would-change": Code(
        Level.ERROR,
        "The build would change the permalinks lock, and it is locked",
        "build once without CI or --locked, read what changed, and commit permalinks.json",
    ),
    "brief-alias-taken": Code(
        Level.ERROR,
        "A former id of a brief is taken",
        "give it to one brief alone; an address that a brief had is never another one's",
    ),
    "edition-changed": Code(
        Level.ERROR,
        "A fixed edition is not as it was released",
        "take its files back from version control; what must change is released as a new edition",
    ),
    "edition-unreadable": Code(
        Level.ERROR,
        "A file of the fixed editions cannot be read",
        "take it back from version control",
    ),
    "not-released": Code(
        Level.ERROR,
        "No edition was released",
        "see “Releasing an edition” in docs/editing.md",
    ),
    "address-broken": Code(
        Level.ERROR,
        "An address that was published would break",
        "put it back, or say where it leads now: an alias, or the lock as the build writes it",
    ),
    "source-changed": Code(
        Level.ERROR,
        "The source is not the one whose paragraphs were numbered",
        "run `python -m glossator receive` with the brief's id and confirm each match",
    ),
    "alias-taken": Code(
        Level.ERROR,
        "A former id leads to two terms",
        "give it to one entry alone; an id of the glossary is never used again",
    ),
    "relation-unknown": Code(
        Level.ERROR,
        "A relation leads to nothing",
        "name the other term by its id in glossary.yml",
    ),
    "relation-circle": Code(
        Level.ERROR,
        "A relation leads in a circle",
        "take one of the relations of the circle away",
    ),
    "forms-overlap": Code(
        Level.ERROR,
        "Two terms claim the same words",
        "take the form from one of them, or tell them apart by `match: {case: true}`",
    ),
    "not-when-idle": Code(
        Level.WARNING,
        "An exception to a term can never apply",
        "write a phrase that holds the term's own words and more around them",
    ),
    "sense-not-found": Code(
        Level.ERROR,
        "A definition is not in the brief where it should stand",
        "copy its words from one paragraph of the page, and name that brief and that paragraph",
    ),
    "no-term-at-place": Code(
        Level.ERROR,
        "An exception at a place of the text fits nowhere",
        "quote words of one paragraph with the use in them, and name the term by its id",
    ),
    "annotation-twice": Code(
        Level.ERROR,
        "Two notes of this brief have one id",
        "give the newer one the next number that was never used",
    ),
    "annotation-reused": Code(
        Level.ERROR,
        "The id of a withdrawn note is given to another one",
        "give the new note the next number that was never used: the old address is cited",
    ),
    "quotation-short": Code(
        Level.ERROR,
        "A quotation of fewer than 20 characters names no passage",
        "add `passage:`, or quote more of the words",
    ),
    "annotation-edited": Code(
        Level.WARNING,
        "The words of a note are not quite those of the text",
        "read the note again; if it still fits, copy the new words and their passage into `target`",
    ),
    "annotation-doubtful": Code(
        Level.WARNING,
        "Nobody can tell whether these are the words of a note, so it is not drawn",
        "quote in `target` the words that it is about now, or take the note out",
    ),
    "annotation-ambiguous": Code(
        Level.WARNING,
        "The words of a note stand in more than one place, so it is not drawn",
        "add the words just before or after them as `prefix` or `suffix`",
    ),
    "annotation-lost": Code(
        Level.WARNING,
        "What a note speaks of is not in the text",
        "quote in `target` the words that it is about now, or take the note out",
    ),
    "relation-astray": Code(
        Level.ERROR,
        "A relation between passages cannot stand",
        "give `from` as a paragraph of this brief, `p9`, and `to` as one of another, `brief-id#p3`",
    ),
    "reference-unknown": Code(
        Level.ERROR,
        "A note points at something that is not there",
        "write [[p12]], [[s3]], [[n6]], [[fig1]] or [[a4]] for a piece of this brief, "
        "[[brief-id#p7]] for one of another, [[term:id]] for a term",
    ),
    "term-unused": Code(
        Level.INFO,
        "A term is used in no brief",
        "look for another form in which it is used and add it to `variants`, or leave it so",
    ),
    "acronym-unexplained": Code(
        Level.INFO,
        "An acronym is used twice or more and is in no entry",
        "make an entry for it in glossary.yml, if a reader may not know it",
    ),
    "acronym-two-expansions": Code(
        Level.INFO,
        "An acronym stands for two things",
        "check whether they are the same; then one is a variant of the other",
    ),
    "definition-uncited": Code(
        Level.INFO,
        "The text seems to define a term here, and no entry quotes it",
        "add the words to the senses of the term in glossary.yml, or leave it so",
    ),
    "link-outside": Code(
        Level.ERROR,
        "A file of the project is a link to a place outside of it",
        "put the file itself there",
    ),
    "image-active": Code(
        Level.ERROR,
        "The image is more than a drawing",
        "save it as plain SVG, without DOCTYPE, scripts, animation and addresses, or as PNG",
    ),
    "search-failed": Code(
        Level.ERROR,
        "The index of the search was not made",
        "install what requirements.lock names (`make site` does) and build again",
    ),
}
