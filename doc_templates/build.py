"""Makes the Word templates from the format profiles: `python -m doc_templates.build`."""

from itertools import product
from pathlib import Path

from doc_templates import fixed_parts, report, styles
from doc_templates.tables import USUAL_PERIODS
from documents.package import packed
from documents.profiles import Profile, profile, profile_ids

FOLDER = Path(__file__).parent
PERIODS = range(1, 9)


def template(made_for: Profile, periods: int = USUAL_PERIODS) -> bytes:
    """The report template of a profile for a number of periods; the same profile always gives the same bytes."""
    number = fixed_parts.number_part(made_for)
    parts = {
        "[Content_Types].xml": fixed_parts.content_types(made_for),
        "_rels/.rels": fixed_parts.package_relationships(),
        "docProps/core.xml": fixed_parts.core_properties(),
        "docProps/app.xml": fixed_parts.app_properties(),
        "docProps/custom.xml": fixed_parts.custom_properties(made_for),
        "word/_rels/document.xml.rels": fixed_parts.document_relationships(made_for),
        "word/document.xml": report.document(made_for, periods),
        "word/styles.xml": styles.styles(made_for),
        "word/settings.xml": fixed_parts.settings(),
        "word/fontTable.xml": fixed_parts.font_table(made_for),
        "word/theme/theme1.xml": fixed_parts.theme(made_for),
        f"word/{number}1.xml": report.page_number(made_for, shown=True),
        f"word/{number}2.xml": report.page_number(made_for, shown=False),
    }
    return packed({name: text.encode("utf-8") for name, text in parts.items()})


def path(profile_id: str, periods: int = USUAL_PERIODS) -> Path:
    """Where the committed template of a profile stands; that of five periods says nothing of them in its name."""
    counted = "" if periods == USUAL_PERIODS else f"-{periods}-ky"
    return FOLDER / f"bao-cao-{profile_id}{counted}.docx"


def main() -> None:
    """Writes the templates of every profile on file."""
    for name, periods in product(profile_ids(), PERIODS):
        path(name, periods).write_bytes(template(profile(name), periods))
        print(f"Đã lập {path(name, periods).name}")


if __name__ == "__main__":
    main()
