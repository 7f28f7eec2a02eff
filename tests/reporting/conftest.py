"""A district, its grassroots union and the province, as plain records; and the shipped outline."""

from dataclasses import replace

import pytest

from forms.outline import Outline, load_outline, shipped
from reporting.context import Facts
from store.units import Unit

PROVINCE = Unit(
    id=1,
    code="TINH",
    name="Liên đoàn Lao động tỉnh Đắk Nông",
    short_name="LĐLĐ tỉnh Đắk Nông",
    kind="tinh",
    heading_lines=("LIÊN ĐOÀN LAO ĐỘNG", "TỈNH ĐẮK NÔNG"),
    superior_lines=("TỔNG LIÊN ĐOÀN LAO ĐỘNG", "VIỆT NAM"),
    place="Đắk Nông",
    code_suffix="LĐLĐ",
    sign_lines=("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"),
    signer_name="Trần Văn Bình",
)
DISTRICT = replace(
    PROVINCE,
    id=2,
    code="H02",
    name="Liên đoàn Lao động huyện Cư Jút",
    short_name="LĐLĐ huyện Cư Jút",
    kind="huyen",
    heading_lines=("LIÊN ĐOÀN LAO ĐỘNG", "HUYỆN CƯ JÚT"),
    superior_lines=("LIÊN ĐOÀN LAO ĐỘNG", "TỈNH ĐẮK NÔNG"),
    place="Cư Jút",
    signer_name="Nguyễn Thị Hạnh",
    vice_name="Y Thanh Niê",
    party_committee="Huyện ủy Cư Jút",
    district_party="Huyện ủy Cư Jút",
    district_committee="UBND huyện Cư Jút",
)
SCHOOL = replace(
    DISTRICT,
    id=3,
    code="C0002",
    name="Công đoàn cơ sở Trường THPT Phan Chu Trinh",
    short_name="CĐCS Trường THPT Phan Chu Trinh",
    kind="cdcs",
    code_suffix="CĐCS",
    sign_lines=("TM. BAN CHẤP HÀNH", "CHỦ TỊCH"),
    district_party="",
    district_committee="",
)


@pytest.fixture(scope="session")
def outline() -> Outline:
    return load_outline(shipped("nq20-so-ket-5-nam"))


@pytest.fixture
def province() -> Unit:
    return PROVINCE


@pytest.fixture
def district() -> Unit:
    return DISTRICT


@pytest.fixture
def school() -> Unit:
    return SCHOOL


@pytest.fixture
def facts() -> Facts:
    return Facts(profile="tld-2011", year=2012, parent=PROVINCE)
