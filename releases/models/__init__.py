"""The nouns, one per file, with the rules that the database itself enforces.

Front door: the names below. Never changes a state (publishing does) and never reads a page
(intake does).
"""

from .appearance import Appearance
from .attachment import Attachment
from .attendance import AttendingMedia, AttendingOrganisation
from .block import Block
from .change import Change
from .check import Check
from .checking.passed_warning import PassedWarning
from .checking.wrong_word import WrongWord
from .doubt import Doubt
from .edition import Edition
from .editor import Actor, Editor
from .follow_up import FollowUp
from .indicator import Indicator, IndicatorAlias
from .measure import OPEN_OUTCOMES, Measure
from .media_outlet import MediaOutlet, MediaOutletAlias
from .naming.former_address import FormerAddress
from .organisation import Organisation, OrganisationAlias
from .pasted_text import PastedText
from .person import Person, PersonAlias
from .release import Release
from .reviewing.approval import Approval
from .reviewing.comment import Comment
from .reviewing.emergency_publication import EmergencyPublication
from .reviewing.message import Message
from .reviewing.review_rules import ReviewRules
from .reviewing.sign_off import SignOff, SignOffAnswer
from .reviewing.submission import Submission
from .reviewing.timed_publication import TimedPublication
from .reviewing.waiting_change import WaitingChange
from .reviewing.withheld import Withheld
from .reviewing.workflow import OPEN_STATES, NoteKind, State
from .search_index.search_document import SearchDocument, SearchFacet, SearchText
from .search_index.search_pending import SearchPending
from .search_index.search_place import SearchPlace, ToldAs
from .search_index.search_state import SearchState
from .search_index.search_unit import SearchUnit
from .search_tally import SearchTally
from .site.presence import Presence
from .site.scratch import Scratch
from .site.second_factor import AuthenticatorApp, Passkey, RecoveryCode
from .site.sign_in_entry import SignInEntry
from .statistic import Basis, Goal, Kind, PeriodFrom, Qualifier, Statistic
from .synonym import SynonymGroup, SynonymWord
from .theme import Theme
from .topic import EditionTopic, Topic, TopicAlias
from .triggers.content_version import ContentVersion, content_version, names_version
from .vocabulary_entry import VocabularyEntry

__all__ = [
    "OPEN_OUTCOMES",
    "OPEN_STATES",
    "Actor",
    "Appearance",
    "Approval",
    "Attachment",
    "AttendingMedia",
    "AttendingOrganisation",
    "AuthenticatorApp",
    "Basis",
    "Block",
    "Change",
    "Check",
    "Comment",
    "ContentVersion",
    "Doubt",
    "Edition",
    "EditionTopic",
    "Editor",
    "EmergencyPublication",
    "FollowUp",
    "FormerAddress",
    "Goal",
    "Indicator",
    "IndicatorAlias",
    "Kind",
    "Measure",
    "MediaOutlet",
    "MediaOutletAlias",
    "Message",
    "NoteKind",
    "Organisation",
    "OrganisationAlias",
    "PassedWarning",
    "Passkey",
    "PastedText",
    "PeriodFrom",
    "Person",
    "PersonAlias",
    "Presence",
    "Qualifier",
    "RecoveryCode",
    "Release",
    "ReviewRules",
    "Scratch",
    "SearchDocument",
    "SearchFacet",
    "SearchPending",
    "SearchPlace",
    "SearchState",
    "SearchTally",
    "SearchText",
    "SearchUnit",
    "SignInEntry",
    "SignOff",
    "SignOffAnswer",
    "State",
    "Statistic",
    "Submission",
    "SynonymGroup",
    "SynonymWord",
    "Theme",
    "TimedPublication",
    "ToldAs",
    "Topic",
    "TopicAlias",
    "VocabularyEntry",
    "WaitingChange",
    "Withheld",
    "WrongWord",
    "content_version",
    "names_version",
]
