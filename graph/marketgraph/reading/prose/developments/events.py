"""What all grammars of developments ask of a sentence: who, when, in which market."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from marketgraph.reading.prose.developments.clues import is_product, maker_of, only_company
from marketgraph.reading.prose.developments.skeleton import Skeleton, skeleton_of
from marketgraph.reading.prose.developments.speakers import speaking
from marketgraph.reading.prose.developments.subjects import main_subject, subject_of
from marketgraph.reading.prose.identity import Identity
from marketgraph.reading.prose.lazy import lazy
from marketgraph.reading.prose.names import Name
from marketgraph.reading.prose.patterns import seek
from marketgraph.reading.prose.text import Sentence, Text

_ANNOUNCES = re.compile(
    r"\b(?:announce[sd]?|announcing|today|reveal(?:s|ed)|unveil(?:s|ed)|introduc(?:es|ed)|launch(?:es|ed)?|report(?:s|ed)|"
    r"entered|signed|pleased|excited|proud|proudly|thrilled|delighted|(?:has|have) (?:completed|closed|agreed|acquired|bought|sold|finali[sz]ed|merged))\b"
)
_TIMED = seek(
    r"(?:(?:^| )(?:in|on|since|during|by|of|early|late|mid) (?:the |early |late |mid |q[1-4] |h[12] |fy |spring |summer |fall |autumn |winter )*"
    r"|(?:^| )(?:the|its|their|'s) (?=[YD] (?:[a-z]+ )?(?:acquisition|merger|purchase|takeover|buyout|sale|ipo|spin-off|combination|launch|"
    r"deal|round|investment|opening|partnership)))(Y|D)(?= |$)"
)
_ASIDE = re.compile(
    r" , (?:which|who|whom|where) [^,;]*$|\bwhat N [^,;]*$|[,;] [a-z ]{0,30}N (?:approved|rejected) [^,;]*$|\band N (?:[a-z]+ ){0,2}approved [^,;]*$"
)
"""What stands between a deed and a date that belongs to something else."""
_EXPECTED = re.compile(
    r"\b(?:expect(?:s|ed)?|anticipate[sd]?|scheduled|slated|until|due|target\w*) (?:[a-zN'-]+ ){0,12}$"
)
_FOUNDED = re.compile(
    r"\b(?:found(?:ed|ing)?|establish(?:ed)?|incorporated|formed|born|inception|since its|join(?:ed|ing)) (?:[a-zLN,'-]+ ){0,5}$"
)
_TELLS_WHEN = re.compile(
    r"\b(?:announc|said|say|agree|reveal|confirm|report|disclos|sign|enter|complet|clos|declar|effective|publish|stat)[a-z]*\b"
)
_OFFICER = re.compile(
    r"H , (?:[a-z]+ |, ){1,12}(?:of|at) (?:the )?(?P<name>N) , (?:has |have |today )*(?:announced|announces|said|says|confirmed|revealed)\b"
)
"""An officer who tells what the company does: "Ada Berg, president of Acme, has announced the signing of"."""
_PART = re.compile(r"(?:^| )(?:Division|Unit|Segment|Department|Team|Branch|Arm)$")
"""Names of parts of a company, for which it stands itself: "its Lamp Division has won"."""
_TEAM_AT = re.compile(
    r"\bthat the (?:[a-z]+ )?(?:team|management|owners|shareholders|founders) (?:at|of|behind) (?:the )?(?P<name>N)(?: , [^;]{2,80} ,)? (?:has |have |had )?$"
)
"""Whose people do what somebody else announces."""
_WITH_UNIT = re.compile(
    r"(?P<name>N)(?: ,)? (?:and|through|with|along with) its (?:[a-z-]+ ){0,3}subsidiary (?:, )?$"
)
"""A company that acts with a part of its own."""
_FIRST_WE = re.compile(r"[^;:]{0,160}? , (?P<we>we) ")
"""An opening phrase in front of "we"."""
_AND_CLAUSE = re.compile(
    r" , (?:and|while|but|whereas) (?:the )?(?P<name>N) (?:will|has|is|was|also|plans|made|makes|gave|gives|offers|supports|uses)\b"
)
"""A clause of its own, whose subject is meant by "its" in it."""
_HINTS = 3
_BULLETS = 6
"""So many sentences of bullets are looked at for the company that they are about."""
_TEAM = re.compile(
    r"^[HN] (?:[a-z]+ ){0,2}?(?:joins|joined|leads|led|worked|served|left|ran|was (?:with|at|(?<=^H was )part of|an? [a-z]+ (?:at|of)))"
    r"(?: [a-z#]+){0,8}? (?P<team>N)(?= |$)"
)
_TELLS = re.compile(
    r"\b(?:announce[sd]?|complete[sd]?|close[sd]?|finali[sz]e[sd]?|signed|signs|entered|agreed|agrees|reveal(?:s|ed)|unveil(?:s|ed)|confirm(?:s|ed)|"
    r"consummate[sd]?|terminate[sd]?|cancel(?:s|led|ed)|plans|planned|received|executed|made|makes|reported|finished|approved|expects?|continues?)\b"
)
_SERVED = re.compile(
    r"\b(?:advis(?:ed|es|ing)|represent(?:ed|s|ing)|assist(?:ed|s|ing)|counsell?ed|advisers?|advisors?|counsel|agent)\b"
    r"(?: [a-z,-]+){0,8} (?P<name>N)(?: [a-z,]+){0,8} ?$"
)
_GUIDED = re.compile(
    r"\b(?:advis|represent|assist|guid|counsell?)(?:ed|es|s|ing) (?!by )(?:[a-z-]+ ){0,6}(?P<name>N) "
    r"(?:in|on|with|regarding|during|through|throughout) (?:[a-z-]+ ){1,16}$"
)
"""Whom an adviser helps to do what follows: "is guiding Acme on a deal that slates the maker to"."""
_THE_FIRM_WHICH = seek(
    r"\bof the (?:company|firm|group|bank|business) , which (?:(?:[a-z]+ly|has|had|also|was) ){0,3}$"
)
"""Whose deed it is cannot be told: "holds 13% of the company, which recently acquired"."""
_AHEAD = re.compile(
    r"(?P<name>N) (?:has |had |have )?(?:beat(?:s|en|ing)?|outbid(?:s|ding)?|pipp(?:ed|ing)|edg(?:ed|ing)|fend(?:ed|ing)|saw|fought)(?: out| off)? (?:[a-zNL,-]+ ){0,10}N (?:to )?$"
)
"""Who wins against others: "Acme beat Beta to buy"."""
_WHOSE = re.compile(
    r"(?P<name>N) 's (?:[a-zMDY-]+ ){0,3}(?:deal|agreement|plans?|decision|move|offer|intention|pact) to (?:[a-z]+)?$"
)
"""Whose deal it is to do something: "after Acme's deal to buy"."""
_FORMER = re.compile(r"\b(?:for )?the (?P<which>former|latter) (?:to |will |would |has )*$")
_CLAUSE = re.compile(
    r"(?: (?:while|whereas|but) (?:the )?(?P<name>N) (?:is|was|has|had|will|would|[a-z]+s|[a-z]+ed)(?: [a-z-]+){0,4}| (?P<with>N) and) $"
)
"""Whose "its" is behind a clause with a subject of its own, or right behind a name: "while Acme is selling its"."""
_THEN_ALSO = re.compile(
    r"[,;] (?:and|while|but|whereas) (?:the )?(?P<name>N) (?:(?:has|had|have|will|also|recently) )*(?!(?:based|owned|said|called|led|backed|held|named|known) )(?:[a-z]+ed|took|bought|sold|made|won|grew) (?!by )"
)
"""A second clause with a subject of its own: ", and Acme topped off its"."""
_OPENING = re.compile(
    r"^(?:(?:in|on) [DY] , )?(?:[a-z#]+ (?:days|weeks|months|years) )?(?:(?:since|having|[a-z]+ing|as [a-z]+ by|following|after|with|through|by|upon|before|as part of|in|under|while|prior to|once|despite|thanks to|via|on)"
    r"(?: [a-zYD#M'-]+){0,8} ?)?$"
)
"""What stands before a deed in the opening phrase of a sentence, whose subject follows: "Since [buying X], Acme …"."""
_VERB_FIRST = re.compile(r"^(?:[•-] )?(?:[a-z]+ly )?(?:[a-z]+ed (?:[a-z#-]+ ){0,8})?$")
"""What stands before a deed in a bullet that names nobody: "Signed an agreement to …"."""
_COMPANY = re.compile(r"[“\"]\s?(?:the\s)?(?:Company|Corporation|Group)\s?[”\"]", re.IGNORECASE)
_ITS_UNIT = re.compile(
    r"\b(?:said|says|announced|announces|reported|confirmed|that) (?:today |that )?its (?:[a-z-]+ ){0,3}(?:subsidiary|unit|arm|division|affiliate|venture)(?: ,)? N (?:, )?(?:has|had|have|will|won|was|is|received|signed|secured)\b"
    r"|^(?:through|via|under|with) its (?:[a-zL-]+ ){0,4}(?:subsidiary|unit|arm|division|affiliate|venture)(?: ,)? N , (?:the|it)\b"
)
"""A sentence about a company and its subsidiary, whose successor's "the company" may be either."""
_DEALT = re.compile(
    r"\b(?:acquisition|purchase|takeover|buyout|sale|disposal|divestment|merger|deal|partnership|agreement|joint venture) (?:of|with) (?:[a-z-]+ |L |'s ){0,5}$"
)
"""Before a name that only says what a deal was about: "after the acquisition of the bank Acme"."""
_SAME = re.compile(
    r"(?:[a-z]+ |[DY#] |, ){0,5}(?:it|they|the (?:company|firm|group|bank)) (?!is|was)"
)
"""A sentence that opens with a pronoun: a later one means the same, nobody whom it names in between."""


@dataclass(frozen=True, slots=True)
class Party:
    """A company that takes part.

    Attributes:
        name: As written.
        sure: Whether it is named in the sentence itself, not taken from an earlier one.
        start: Offset of the name in the document.
    """

    name: str
    sure: bool
    start: int


@dataclass
class Event:
    """A sentence that may tell of a development.

    Attributes:
        text: The document.
        identity: What it is about.
        sentence: The sentence.
        skeleton: Its skeleton.
        company: Whom the text calls "the Company".
        shared: Organisations that a launch in the sentence has as partners.
    """

    text: Text
    identity: Identity
    sentence: Sentence
    skeleton: Skeleton
    company: Party | None = None
    shared: set[str] = field(default_factory=set)

    @classmethod
    def of(
        cls, text: Text, identity: Identity, sentence: Sentence, company: Party | None = None
    ) -> Event:
        """Return the event of a sentence."""
        return cls(text, identity, sentence, skeleton_of(sentence), company)

    @lazy
    def date(self) -> str | None:
        """The date in the sentence, else that of the dateline if the sentence announces; None if there is none."""
        line = self.skeleton.date
        return self.said or (line if line and _ANNOUNCES.search(self.sentence.low) else None)

    @lazy
    def said(self) -> str | None:
        """The date that the sentence itself gives."""
        found = self._times()
        if found:
            return found[0][1]
        text = self.skeleton.text
        for date in self.sentence.dates:
            place = self.skeleton.at(date.start)
            before = text[max(0, place - 60) : place]
            if date.start >= self.skeleton.start and not _EXPECTED.search(before):
                return date.value
        return None

    def _times(self) -> list[tuple[int, str]]:
        """Return the dates after "in", "on" and the like: place in the skeleton and value; no founding or expected date."""
        text, found = self.skeleton.text, []
        for match in _TIMED.finditer(text):
            before = text[max(0, match.start() - 60) : match.start(1)]
            if _EXPECTED.search(before) or _FOUNDED.search(before):
                continue
            for item in self.skeleton.items(match.start(1), match.end(1)):
                value = getattr(item, "value", None)
                if value is not None:
                    found.append((match.start(1), str(value)))
        return found

    def date_at(self, start: int, end: int) -> str | None:
        """Return the date of one deed: the one right behind it in its clause, else the last before it, else the sentence's.

        Args:
            start: Where the deed starts in the skeleton.
            end: Where it ends.
        """
        found, text = self._times(), self.skeleton.text
        if len(found) == 1 and _ASIDE.search(text[end : max(end, found[0][0])]):
            return None
        if len(found) == 1 and _apart(text, found[0][0], start):
            return None
        if len(found) < 2:
            return self.date
        after = next((pair for pair in found if pair[0] >= end), None)
        if after and not re.search(
            r"\b(?:and|before|after|while|but|which|when)\b|;", text[end : after[0]]
        ):
            return after[1]
        before = [value for place, value in found if place < end]
        return before[-1] if before else self.date

    def date_of(self, start: int, end: int) -> str | None:
        """Return the date that belongs to one of several deeds of the sentence.

        That is the one with which the sentence starts, else the one in the stretch of the skeleton.

        Args:
            start: Where the deed's verb starts in the skeleton.
            end: Where the next one starts.
        """
        for match in _TIMED.finditer(self.skeleton.text):
            if match.start() < 12 or start <= match.start() < end:
                for item in self.skeleton.items(match.start(1), match.end(1)):
                    value = getattr(item, "value", None)
                    if value is not None:
                        return str(value)
        return self.date if self.lined else None

    @property
    def lined(self) -> bool:
        """Whether the date is only the dateline's."""
        return self.said is None

    @property
    def market(self) -> str | None:
        """The market of the report that tells it."""
        return self.identity.market

    def parties(self, verb: int) -> tuple[Party, ...]:
        """Return who does what the verb at a place of the skeleton says.

        "We" is the speaker's organisation; another pronoun or "the company" means the one company that the sentence
        named before, else the subject of an earlier sentence of the paragraph, else whom the text calls "the Company".
        """
        if _THE_FIRM_WHICH.search(self.skeleton.text[:verb]):
            return ()
        if guided := _GUIDED.search(self.skeleton.text[:verb]):
            helped = self.skeleton.names(guided, "name")
            return tuple(Party(name.text, True, name.start) for name in helped)
        if ahead := _AHEAD.search(self.skeleton.text[:verb]) or _WHOSE.search(
            self.skeleton.text[: verb + 3]
        ):
            first = self.skeleton.names(ahead, "name")
            return tuple(Party(name.text, True, name.start) for name in first)
        if side := _FORMER.search(self.skeleton.text[:verb]):
            both = main_subject(self.skeleton, verb).names
            told = both[:1] if side["which"] == "former" else both[-1:]
            return tuple(Party(name.text, True, name.start) for name in told if len(both) == 2)
        if led := _TEAM_AT.search(self.skeleton.text[:verb]):
            named = self.skeleton.names(led, "name")
            return tuple(Party(name.text, True, name.start) for name in named)
        subject = subject_of(self.skeleton, verb)
        names = subject.names
        if not names and (officer := _OFFICER.match(self.skeleton.text[:verb])):
            names = tuple(self.skeleton.names(officer, "name"))
        if not names and not subject.pronoun and self._opens(verb):
            if opened := _FIRST_WE.match(self.skeleton.text):
                return self.meant("we", opened.start("we"))
            names = main_subject(self.skeleton).names
        if len(names) == 1 and is_product(self.skeleton, names[0]):
            names = main_subject(self.skeleton, self.skeleton.at(names[0].start)).names
        if len(names) == 1 and _PART.search(names[0].text) and self._owned(names[0]):
            return self.owner(self.skeleton.at(names[0].start))
        if names and (
            parent := _WITH_UNIT.search(self.skeleton.text[: self.skeleton.at(names[-1].start)])
        ):
            names = tuple(self.skeleton.names(parent, "name"))
        if names:
            return tuple(Party(name.text, True, name.start) for name in names)
        if not subject.pronoun and _VERB_FIRST.match(self.skeleton.text[:verb]):
            return self._earlier() or self._defined()
        return self.meant(subject.pronoun, subject.at) if subject.pronoun else ()

    def doers(self, verb: int) -> tuple[Party, ...]:
        """Return the parties of a verb without those that a deal is about, whose noun is the true subject."""
        text, found = self.skeleton.text, self.parties(verb)
        return tuple(
            p for p in found if not (p.sure and _DEALT.search(text[: self.skeleton.at(p.start)]))
        )

    def _opens(self, verb: int) -> bool:
        """Return whether the deed at a place stands in the opening phrase of the sentence, before its subject."""
        text = self.skeleton.text
        before = text[:verb]
        return bool(_OPENING.match(before)) and (
            bool(before) or bool(re.match(r"[a-z]+ing\b", text))
        )

    def owner(self, place: int) -> tuple[Party, ...]:
        """Return whom "its" or "their" before a place of the skeleton means."""
        if client := _client(self.skeleton, place):
            return client
        if clause := _CLAUSE.search(self.skeleton.text[:place]):
            span = clause.span("name" if clause["name"] else "with")
            named = self.skeleton.companies(*span)
            return tuple(Party(name.text, True, name.start) for name in named)
        for then in reversed(list(_THEN_ALSO.finditer(self.skeleton.text, 0, place))):
            named = self.skeleton.names(then, "name")
            return tuple(Party(name.text, True, name.start) for name in named)
        for told in reversed(list(_TELLS.finditer(self.skeleton.text, 0, place))):
            near = subject_of(self.skeleton, told.start())
            if near.names and (near.near or len(near.names) > 1):
                return tuple(Party(name.text, True, name.start) for name in near.names)
        if found_there := self.clause(place):
            return found_there
        found = main_subject(self.skeleton, place)
        if not found.names and _OPENING.match(self.skeleton.text[:place]):
            found = main_subject(self.skeleton)
        if found.names:
            return tuple(Party(name.text, True, name.start) for name in found.names)
        return self.meant("it", place)

    def clause(self, place: int) -> tuple[Party, ...]:
        """Return the subject of the clause with "and" or "while" that a place of the skeleton stands in, if it has one."""
        clauses = list(_AND_CLAUSE.finditer(self.skeleton.text, 0, place))
        named = self.skeleton.names(clauses[-1], "name") if clauses else []
        return tuple(Party(name.text, True, name.start) for name in named)

    def meant(self, pronoun: str, place: int) -> tuple[Party, ...]:
        """Return the company that a pronoun before a place of the skeleton means, or nothing if that is not clear."""
        if pronoun in ("we", "our"):
            speaker = self.speaker()
            return (speaker,) if speaker else self._defined()
        if pronoun != "they":
            inside = self._inside(place)
            if inside:
                return (inside,)
        return self._earlier() or self._defined() or self._listed()

    def _listed(self) -> tuple[Party, ...]:
        """Return the one company that the bullets before this one are about, or nothing."""
        if self.sentence.unit.kind != "item":
            return ()
        sentences = self.text.sentences
        at = bisect_left(sentences, self.sentence.start, key=lambda one: one.start)
        for before in reversed(sentences[max(0, at - _BULLETS) : at]):
            if before.unit.kind != "item":
                return ()
            names = main_subject(skeleton_of(before)).names
            if names:
                return (Party(names[0].text, False, names[0].start),) if len(names) == 1 else ()
        return ()

    def speaker(self) -> Party | None:
        """Return the organisation of whoever says the quotation, or None."""
        found = speaking(self.sentence)
        return Party(found.text, False, found.start) if found else None

    def _inside(self, place: int) -> Party | None:
        """Return the one company that the sentence speaks of before a place: its subject, or whose something is."""
        found = main_subject(self.skeleton, place).names
        found = tuple(name for name in found if not self._owned(name))
        if not found and _SAME.match(self.skeleton.text[:place]):
            return None
        if not found:
            names = {
                item.text: item
                for item, kind in self.skeleton.kinds(0, place)
                if kind == "N"
                and isinstance(item, Name)
                and not self._owned(item)
                and not self._dealt(item, place)
            }
            found = tuple(names.values())
        elif match := _TEAM.match(self.skeleton.text):
            found = tuple(self.skeleton.names(match, "team"))
        return Party(found[0].text, True, found[0].start) if len(found) == 1 else None

    def _owned(self, name: Name) -> bool:
        """Return whether a name is what "its" or "their" owns, so that it is not who owns."""
        return self.skeleton.text[: self.skeleton.at(name.start)].endswith(
            ("its ", "their ", "it 's ")
        )

    def _dealt(self, name: Name, place: int) -> bool:
        """Return whether a clause before a place only tells of a deal about a name: "after the acquisition of Acme, it"."""
        text, at = self.skeleton.text, self.skeleton.at(name.start)
        return " , " in text[at:place] and _DEALT.search(text[:at]) is not None

    def _earlier(self) -> tuple[Party, ...]:
        """Return the one company that earlier sentences of the unit are about, or nothing."""
        before, steps = self.sentence.before, 0
        while before is not None and steps < _HINTS:
            skeleton = skeleton_of(before)
            if _ITS_UNIT.search(skeleton.text):
                return ()
            names = maker_of(skeleton) or main_subject(skeleton).names or only_company(skeleton)
            if len(names) == 1:
                return (Party(names[0].text, False, names[0].start),)
            if names:
                return ()
            before, steps = before.before, steps + 1
        return ()

    def _defined(self) -> tuple[Party, ...]:
        """Return whom the text calls "the Company"."""
        return (self.company,) if self.company else ()

    def stretch(self, target: Name, match: re.Match[str], skeleton: Skeleton) -> tuple[int, int]:
        """Return the stretch of the document from the sentence's start to the end of what a match covers up to a name."""
        return self.skeleton.start, max(
            target.end,
            skeleton.span(
                match.start(),
                match.end("target") if "target" in match.re.groupindex else match.end(),
            )[1],
        )

    def confidence(self, *parties: Party) -> float:
        """Return how sure the passage is: lower where a party is taken from an earlier sentence."""
        return 0.9 if all(party.sure for party in parties) else 0.6


def _apart(text: str, date: int, verb: int) -> bool:
    """Return whether a date belongs to a clause before that of a verb: "Acme, which went public in 2020, acquired"."""
    if date >= verb or " , " not in text[date:verb] or " N " not in f" {text[:date]} ":
        return False
    return _TELLS_WHEN.search(text[:date]) is None


def named_company(text: Text) -> Party | None:
    """Return whom a text calls "the Company" ("Acme Inc. (“Acme” or the “Company”)"), or None; found once a text."""
    if "company" not in text.notes:
        text.notes["company"] = _named_company(text)
    return text.notes["company"]  # type: ignore[return-value]


def _named_company(text: Text) -> Party | None:
    """Return whom a text calls "the Company", unremembered."""
    if "ompany" not in text.text:
        return None
    for match in _COMPANY.finditer(text.text):
        sentence = next((s for s in text.sentences if s.start <= match.start() < s.end), None)
        opened = text.text.rfind("(", 0, match.start())
        if sentence is None or opened < sentence.start:
            continue
        skeleton = skeleton_of(sentence)
        names = [
            place.item
            for place in skeleton.places
            if isinstance(place.item, Name) and place.item.end <= opened
        ]
        if names:
            return Party(names[-1].text, False, names[-1].start)
    return None


def _client(skeleton: Skeleton, place: int) -> tuple[Party, ...]:
    """Return the party that an adviser or broker serves in what a place names: "advised Acme on its purchase of"."""
    match = _SERVED.search(skeleton.text[:place])
    names = skeleton.companies(match.start("name"), match.end("name")) if match else []
    return tuple(Party(name.text, True, name.start) for name in names)
