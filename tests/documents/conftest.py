"""The committed templates, and the sample reports made from them."""

from pathlib import Path

import pytest

from doc_templates.build import path
from documents import Template, load_template
from documents.profiles import Profile, profile, profile_ids
from tests.documents.reading import to_pdf
from tests.documents.samples import SAMPLES


@pytest.fixture(scope="session", params=profile_ids())
def format_profile(request: pytest.FixtureRequest) -> Profile:
    return profile(request.param)


@pytest.fixture(scope="session")
def template(format_profile: Profile) -> Template:
    return load_template(path(format_profile.id).read_bytes())


@pytest.fixture(scope="session")
def made(format_profile: Profile, template: Template) -> dict[str, bytes]:
    """Each sample report of a profile, full and empty."""
    full = {name: template.render(sample(format_profile.id)) for name, sample in SAMPLES.items()}
    empty = {
        f"{name}-empty": template.render(sample(format_profile.id, empty=True)) for name, sample in SAMPLES.items()
    }
    return full | empty


@pytest.fixture(scope="session")
def printed(made: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same as PDF."""
    return to_pdf(tmp_path_factory.mktemp("printed"), made)
