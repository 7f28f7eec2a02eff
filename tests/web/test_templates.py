"""The clerk's own templates: uploaded, checked, tried, put to use for a kind of unit, taken back."""

import io
import re
from collections.abc import Mapping
from zipfile import ZipFile

import pytest
from docx import Document
from werkzeug.test import TestResponse

from reporting.paper import template_file
from store import Database, audit, template_uses, templates
from tests.documents.templates import template
from tests.web.browser import Browser
from tests.web.sending_files import HOSTILE, MIB, send_file

PAGE = "/mau-bao-cao"
OURS = template_file("tld-2011")
WRONG = template("{{ so_kyhieu }}", "{{ don_vi.tenn }}", "{{ muc.kien_nghi.tieu_de }}")
MINE = template("MẪU RIÊNG CỦA TỈNH", "{{ don_vi.ten }}", "{%p for k in noi_dung %}", "{{ k.chu }}", "{%p endfor %}")


def upload(clerk: Browser, data: bytes, name: str = "Mẫu của tỉnh.docx", **cells: str) -> str:
    """Upload a file; the address of its page, without the campaign."""
    answer = send_file(clerk, PAGE, data, name, **cells)
    assert answer.status_code == 303, answer.text
    return answer.location.partition("?")[0]


def use(clerk: Browser, page: str, *kinds: str) -> TestResponse:
    return clerk.post(f"{page}/dua-vao-dung", {"loai": list(kinds)})


def text_of(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)


def printed(who: Browser) -> str:
    """The text of the report of whoever is signed in, as it is printed now."""
    answer = who.get(f"{who.get('/').location}/bao-cao.docx")
    assert answer.status_code == 200
    return text_of(answer.data)


def noted(db: Database, action: str) -> list[Mapping[str, object]]:
    return [record.detail for record in audit.latest(db) if record.action == action]


def test_at_first_every_kind_prints_on_our_own(clerk: Browser) -> None:
    html = clerk.get(PAGE).text
    assert html.count(">Mẫu có sẵn</td>") == 5
    assert "Chưa có mẫu nào" in html


def test_our_own_template_is_handed_out_to_start_from(clerk: Browser) -> None:
    answer = clerk.get(f"{PAGE}/mau-goc.docx")
    assert answer.data == OURS
    assert clerk.get(f"{PAGE}/mau-goc.docx?the-thuc=tld-2024").data == template_file("tld-2024")


def test_an_upload_is_kept_and_checked(clerk: Browser, db: Database) -> None:
    page = upload(clerk, WRONG)
    html = clerk.get(page).text
    assert "Mẫu của tỉnh, bản 1" in html and "2 lỗi phải sửa trước khi dùng" in html
    assert clerk.get(f"{page}/tep.docx").data == WRONG
    assert noted(db, "template.upload")[0]["version"] == 1


def test_findings_are_a_table_of_place_words_problem_and_advice(clerk: Browser) -> None:
    html = clerk.get(upload(clerk, WRONG)).text
    rows = re.findall(r"<tr><td><span class=\"tag tag-back\">Phải sửa</span></td>(.*?)</tr>", html)
    assert len(rows) == 2
    assert all(words in rows[0] for words in ("Thân văn bản", "đoạn 1", "{{ so_kyhieu }}", "so_ky_hieu"))


def test_notes_stand_apart(clerk: Browser) -> None:
    html = clerk.get(upload(clerk, WRONG)).text
    notes = html.partition("<details")[2]
    assert "Mẫu không in “muc.trien_khai”" in notes and "Mẫu không in “muc.kien_nghi”" not in notes
    assert "Mẫu không in" not in html.partition("<details")[0]


def test_a_template_that_prints_the_whole_leaves_no_section_out(clerk: Browser) -> None:
    assert "“muc." not in clerk.get(upload(clerk, MINE)).text


def test_a_copy_carries_the_findings_as_comments(clerk: Browser) -> None:
    copy = clerk.get(f"{upload(clerk, WRONG)}/nhan-xet.docx").data
    parts = ZipFile(io.BytesIO(copy))
    comments = next(name for name in parts.namelist() if "comments" in name)
    assert "so_ky_hieu" in parts.read(comments).decode()


def test_a_trial_print_with_made_up_answers(clerk: Browser) -> None:
    text = text_of(clerk.get(f"{upload(clerk, MINE)}/in-thu.docx?loai=huyen").data)
    assert text.startswith("MẪU RIÊNG CỦA TỈNH\nLiên đoàn Lao động huyện, thị xã Mẫu")
    assert "Đoạn văn mẫu" in text


def test_a_trial_print_with_a_units_real_answers(clerk: Browser) -> None:
    answer = clerk.get(f"{upload(clerk, MINE)}/in-thu.docx?don-vi=H01")
    assert "thị xã Gia Nghĩa" in text_of(answer.data)
    assert "in-thu_Mau-cua-tinh-ban-1_H01.docx" in answer.headers["Content-Disposition"]


def test_a_trial_print_as_pdf(clerk: Browser) -> None:
    assert clerk.get(f"{upload(clerk, MINE)}/in-thu.pdf?don-vi=H01").data.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("data", "asked", "said"),
    [
        (MINE, "in-thu.docx?don-vi=H99", "H99"),
        (WRONG, "in-thu.docx?loai=cdcs", "so_kyhieu"),
        (WRONG, "in-thu.pdf?loai=cdcs", "không còn lỗi"),
        (template("{{ ''.__class__.__mro__ }}"), "in-thu.docx?loai=cdcs", "không được phép"),
    ],
)
def test_what_cannot_be_tried_says_why(clerk: Browser, data: bytes, asked: str, said: str) -> None:
    answer = clerk.get(f"{upload(clerk, data)}/{asked}")
    assert answer.status_code == 409
    assert said in answer.text


def test_a_template_without_errors_is_put_to_use(clerk: Browser, officer: Browser, db: Database) -> None:
    page = upload(clerk, MINE)
    assert "MẪU RIÊNG" not in printed(officer)
    assert use(clerk, page, "huyen").status_code == 303
    assert printed(officer).startswith("MẪU RIÊNG CỦA TỈNH")
    assert noted(db, "template.use") == [{"kind": "huyen", "before": "", "after": "Mẫu của tỉnh, bản 1"}]


def test_only_the_kinds_that_were_chosen_print_on_it(clerk: Browser, officer: Browser) -> None:
    use(clerk, upload(clerk, MINE), "cdcs", "nganh")
    assert "MẪU RIÊNG" not in printed(officer)
    assert clerk.get(PAGE).text.count(">Mẫu của tỉnh, bản 1</a>") == 2


def test_another_profile_asked_for_is_printed_on_our_own(clerk: Browser, db: Database) -> None:
    use(clerk, upload(clerk, MINE), "huyen")
    assert template_uses.file_for(db, 1, "huyen") == MINE


def test_a_template_with_errors_is_not_put_to_use(clerk: Browser, db: Database) -> None:
    answer = use(clerk, upload(clerk, WRONG), "huyen")
    assert answer.status_code == 400
    assert "Mẫu còn lỗi nên chưa dùng được cho: Liên đoàn Lao động huyện, thị xã" in answer.text
    assert template_uses.of_campaign(db, 1) == {}


@pytest.mark.parametrize("kinds", [(), ("khong-co",)])
def test_nothing_is_put_to_use_for_nobody(clerk: Browser, kinds: tuple[str, ...]) -> None:
    answer = use(clerk, upload(clerk, MINE), *kinds)
    assert (answer.status_code, "ít nhất một loại đơn vị" in answer.text) == (400, True)


def test_an_older_version_can_be_gone_back_to(clerk: Browser, officer: Browser, db: Database) -> None:
    first = upload(clerk, MINE)
    second = upload(clerk, template("BẢN HAI", "{{ don_vi.ten }}"))
    use(clerk, second, "huyen")
    assert "BẢN HAI" in printed(officer)
    assert first in clerk.get(second).text
    use(clerk, first, "huyen")
    assert "MẪU RIÊNG" in printed(officer)
    assert noted(db, "template.use")[0]["before"] == "Mẫu của tỉnh, bản 2"


def test_our_own_can_be_gone_back_to(clerk: Browser, officer: Browser, db: Database) -> None:
    use(clerk, upload(clerk, MINE), "huyen")
    clerk.post(f"{PAGE}/ve-mau-goc", {"loai": "huyen"})
    assert "MẪU RIÊNG" not in printed(officer)
    assert noted(db, "template.drop") == [{"kind": "huyen", "before": "Mẫu của tỉnh, bản 1", "after": ""}]


def test_going_back_where_nothing_was_used_is_nothing(clerk: Browser, db: Database) -> None:
    assert clerk.post(f"{PAGE}/ve-mau-goc", {"loai": "huyen"}).status_code == 303
    assert noted(db, "template.drop") == []


def test_a_kind_that_is_no_longer_chosen_goes_back_to_our_own(clerk: Browser, db: Database) -> None:
    page = upload(clerk, MINE)
    use(clerk, page, "huyen", "cdcs")
    use(clerk, page, "cdcs")
    assert list(template_uses.of_campaign(db, 1)) == ["cdcs"]
    assert len(noted(db, "template.use")) == 2 and len(noted(db, "template.drop")) == 1


def test_the_name_may_be_given_and_makes_versions(clerk: Browser, db: Database) -> None:
    upload(clerk, MINE, ten="Mẫu chung")
    upload(clerk, OURS, "khac.docx", ten="  mẫu chung ")
    assert [(each.name, each.version) for each in templates.latest(db)] == [("Mẫu chung", 2)]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_one_clear_sentence_and_is_not_kept(clerk: Browser, db: Database, name: str) -> None:
    data, said = HOSTILE[name]
    answer = send_file(clerk, PAGE, data)
    assert answer.status_code == 400
    assert said in re.findall(r'class="wrong" id="tep-loi">.*?</span>(.*?)</p>', answer.text)[0]
    assert templates.latest(db) == ()


def test_twenty_megabytes_are_too_many(clerk: Browser) -> None:
    answer = send_file(clerk, PAGE, b"PK\x03\x04" + b"\0" * (20 * MIB))
    assert (answer.status_code, "lớn nhất 10 MB" in answer.text) == (413, True)


def test_a_form_without_a_file_is_told_so(clerk: Browser) -> None:
    answer = clerk.post(PAGE)
    assert (answer.status_code, "Xin chọn một tệp Word" in answer.text) == (400, True)


def test_what_a_template_is_called_is_shown_as_text(clerk: Browser) -> None:
    page = upload(clerk, MINE, ten="<script>x</script>")
    assert "<script>x" not in clerk.get(page).text + clerk.get(PAGE).text


@pytest.mark.parametrize("path", [PAGE, f"{PAGE}/1", f"{PAGE}/1/tep.docx", f"{PAGE}/1/nhan-xet.docx"])
def test_an_officer_has_no_such_page(officer: Browser, clerk: Browser, path: str) -> None:
    upload(clerk, MINE)
    assert officer.get(path).status_code == 403
    assert clerk.get(path).status_code == 200


def test_an_unknown_template_is_not_found(clerk: Browser) -> None:
    assert clerk.get(f"{PAGE}/99").status_code == 404
