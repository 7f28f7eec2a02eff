"""Makes the Word templates from the format profiles: `python -m doc_templates.build`."""

from collections.abc import Mapping
from itertools import product
from pathlib import Path

from doc_templates import charts, consolidated, fixed_parts, letter, report, styles
from doc_templates.tables import TOTALS, USUAL_PERIODS
from documents.package import packed
from documents.profiles import Profile, profile, profile_ids
from documents.qr import PART as QR_PART
from documents.qr import qr_picture

FOLDER = Path(__file__).parent
PERIODS = range(1, 9)
# The letters there are; a letter that invites brings its own QR code in place of the template's.
LETTERS = {"don-doc": False, "thu-moi": True}


def template(made_for: Profile, periods: int = USUAL_PERIODS, totals: int = TOTALS) -> bytes:
    """The report template of a profile for a number of periods; the same profile always gives the same bytes."""
    return packed(encoded(shared_parts(made_for) | {"word/document.xml": report.document(made_for, periods, totals)}))


def consolidated_template(made_for: Profile) -> bytes:
    """The template of a consolidated report in a profile, for any number of periods; always the same bytes."""
    drawn = {charts.part_name(number): charts.chart(made_for, number) for number in range(1, charts.CHARTS + 1)}
    own = {
        "[Content_Types].xml": fixed_parts.content_types(made_for, charts=drawn),
        "word/_rels/document.xml.rels": fixed_parts.document_relationships(made_for, charts=charts.part_names()),
        "word/document.xml": consolidated.document(made_for),
    }
    return packed(encoded(shared_parts(made_for) | own | drawn))


def letter_template(made_for: Profile, kind: str) -> bytes:
    """The template of a kind of letter, a key of LETTERS, in a profile; always the same bytes too."""
    invites = LETTERS[kind]
    drawn = {letter.QR_ID: QR_PART.removeprefix("word/")} if invites else {}
    own = {
        "[Content_Types].xml": fixed_parts.content_types(made_for, pictures=invites),
        "word/_rels/document.xml.rels": fixed_parts.document_relationships(made_for, drawn),
        "word/document.xml": letter.document(made_for, invites),
        "word/styles.xml": styles.styles(made_for, letter=True),
    }
    pictures = {QR_PART: qr_picture("Báo Cáo")} if invites else {}
    return packed(encoded(shared_parts(made_for) | own) | pictures)


def shared_parts(made_for: Profile) -> dict[str, str]:
    """The parts of every template by name, in their order; the document is still to be written."""
    number = fixed_parts.number_part(made_for)
    return {
        "[Content_Types].xml": fixed_parts.content_types(made_for),
        "_rels/.rels": fixed_parts.package_relationships(),
        "docProps/core.xml": fixed_parts.core_properties(),
        "docProps/app.xml": fixed_parts.app_properties(),
        "docProps/custom.xml": fixed_parts.custom_properties(made_for),
        "word/_rels/document.xml.rels": fixed_parts.document_relationships(made_for),
        "word/document.xml": "",
        "word/styles.xml": styles.styles(made_for),
        "word/settings.xml": fixed_parts.settings(),
        "word/fontTable.xml": fixed_parts.font_table(made_for),
        "word/theme/theme1.xml": fixed_parts.theme(made_for),
        f"word/{number}1.xml": report.page_number(made_for, shown=True),
        f"word/{number}2.xml": report.page_number(made_for, shown=False),
    }


def encoded(parts: Mapping[str, str]) -> dict[str, bytes]:
    """Parts as they are packed."""
    return {name: text.encode("utf-8") for name, text in parts.items()}


def path(profile_id: str, periods: int = USUAL_PERIODS, totals: int = TOTALS) -> Path:
    """Where the committed template of a profile stands; that of five periods says nothing of them in its name, one
    without columns of totals calls its columns so."""
    counted = f"-{periods}-cot" if not totals else "" if periods == USUAL_PERIODS else f"-{periods}-ky"
    return FOLDER / f"bao-cao-{profile_id}{counted}.docx"


def consolidated_path(profile_id: str) -> Path:
    """Where the committed template of a consolidated report stands."""
    return FOLDER / f"tong-hop-{profile_id}.docx"


def letter_path(profile_id: str, kind: str) -> Path:
    """Where the committed template of a kind of letter stands."""
    return FOLDER / f"cong-van-{kind}-{profile_id}.docx"


def main() -> None:
    """Writes the templates of every profile on file."""
    wanted = product(profile_ids(), PERIODS, (TOTALS, 0))
    reports = {path(*each): template(profile(each[0]), *each[1:]) for each in wanted}
    wholes = {consolidated_path(name): consolidated_template(profile(name)) for name in profile_ids()}
    letters = {
        letter_path(*each): letter_template(profile(each[0]), each[1]) for each in product(profile_ids(), LETTERS)
    }
    for file, made in (reports | wholes | letters).items():
        file.write_bytes(made)
        print(f"Đã lập {file.name}")


if __name__ == "__main__":
    main()
