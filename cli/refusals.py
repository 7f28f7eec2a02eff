"""What a command may be refused for."""

from documents.engine import RenderFailed
from documents.format_check.file import NotChecked
from documents.profiles import UnknownProfile
from documents.tables import NotATable
from forms.outline import NotInOutline
from forms.outline.terms import BadTerm
from jobs.exports import NobodyToExport
from reporting.bulk import LeftAlone
from reporting.command_line import NoClerk
from reporting.consolidation.consolidating import NothingBelow
from reporting.founding import AlreadyFounded
from reporting.letters.files import NobodyToWriteTo
from reporting.lookup import NotFound
from reporting.offline.form_made import UnknownForm
from reporting.opening import BadSlug, NobodyTakesPart, NoSuchOutline, NotInPlan, SlugTaken
from reporting.paper import NoTemplate
from reporting.reviewing import NothingSaid, TooMuchSaid
from reporting.units.reading import NotAUnitList
from store.errors import StoreError

REFUSALS = (
    AlreadyFounded,
    BadSlug,
    BadTerm,
    LeftAlone,
    NoClerk,
    NoSuchOutline,
    NoTemplate,
    NobodyTakesPart,
    NobodyToExport,
    NobodyToWriteTo,
    NotATable,
    NotAUnitList,
    NotChecked,
    NotFound,
    NotInOutline,
    NotInPlan,
    NothingBelow,
    NothingSaid,
    OSError,
    RenderFailed,
    SlugTaken,
    StoreError,
    TooMuchSaid,
    UnknownForm,
    UnknownProfile,
)
"""Each carries its own Vietnamese sentence."""
