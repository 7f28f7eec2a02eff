import pytest

from documents.profiles import Component, Profile, UnknownProfile, profile, profile_ids


def test_there_is_a_profile_for_2012_and_one_for_today() -> None:
    assert profile_ids() == ("tld-2011", "tld-2024")


def test_an_unknown_profile_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownProfile, match="tld-2011, tld-2024"):
        profile("../../etc/passwd")


def test_what_is_used_is_what_the_rule_allows(format_profile: Profile) -> None:
    sheets = (format_profile.page, format_profile.appendix)
    used = [component.size_pt for component in format_profile.components.values()]
    used += [getattr(sheet, side) for sheet in sheets for side in ("top", "bottom", "left", "right")]
    assert [measure for measure in [*used, format_profile.body.line] if not measure.allows(measure.used)] == []


def test_every_measure_names_its_clause(format_profile: Profile) -> None:
    sources = [component.clause for component in format_profile.components.values()]
    sources += [format_profile.page.clause, format_profile.body.clause, format_profile.page_number.clause]
    assert all(sources)


# domain.md 1.2 and 1.3: role, sizes allowed, bold, italic, capitals.
TABLE = [
    ("quoc_hieu", (12, 13), True, False, True),
    ("tieu_ngu", (13, 14), True, False, False),
    ("co_quan_chu_quan", (12, 13), False, False, True),
    ("co_quan", (12, 13), True, False, True),
    ("so_ky_hieu", (13, 13), False, False, False),
    ("dia_danh_ngay", (13, 14), False, True, False),
    ("loai", (13, 14), True, False, True),
    ("trich_yeu", (13, 14), True, False, False),
    ("kinh_gui", (13, 14), False, False, False),
    ("doan", (13, 14), False, False, False),
    ("muc_1", (13, 14), True, False, True),
    ("muc_2", (13, 14), True, False, False),
    ("chu", (13, 14), False, False, False),
    ("quyen_han", (13, 14), True, False, True),
    ("ho_ten", (13, 14), True, False, False),
    ("noi_nhan_dau", (12, 12), True, True, False),
    ("noi_nhan", (11, 11), False, False, False),
    ("phu_luc_ten", (14, 14), True, False, False),
    ("phu_luc_tieu_de", (13, 14), True, False, True),
    ("phu_luc_kem_theo", (13, 14), False, True, False),
    ("so_trang", (13, 14), False, False, False),
]


@pytest.mark.parametrize(("role", "sizes", "bold", "italic", "upper"), TABLE)
def test_a_component_is_as_the_rule_says(
    format_profile: Profile, role: str, sizes: tuple[int, int], bold: bool, italic: bool, upper: bool
) -> None:
    found: Component = format_profile.components[role]
    assert (found.size_pt.least, found.size_pt.most) == sizes
    assert (found.bold, found.italic, found.upper) == (bold, italic, upper)


def test_the_body_has_one_size_throughout(format_profile: Profile) -> None:
    assert len({component.size_pt.used for component in format_profile.components.values() if component.indent}) == 1


def test_the_two_rules_differ_in_page_number_addressee_and_basis() -> None:
    before, now = profile("tld-2011"), profile("tld-2024")
    assert (before.page_number.place, before.components["so_trang"].align) == ("bottom", "right")
    assert (now.page_number.place, now.components["so_trang"].align) == ("top", "center")
    assert [(p.addressee_printed, p.basis_ending, p.components["can_cu"].italic) for p in (before, now)] == [
        (False, ",", False),
        (True, ".", True),
    ]
