"""What a template's package points at: other parts and web pages, never another file, program or macro."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from lxml import etree

from documents.template_check.findings import Fault, shortened
from documents.template_check.upload import SAVE_AGAIN

WEB = ("http", "https", "mailto")
NO_LINK = "Xin bỏ liên kết đó: nó sẽ theo vào mọi văn bản và tự mở tệp khác khi mở."
NO_MERGE = "Xin tắt: Mailings > Start Mail Merge > Normal Word Document."
MACROS = Fault("Tệp có macro (.docm, .dotm).", SAVE_AGAIN)
OBJECT = Fault("Tệp có đối tượng nhúng (OLE).", "Xin xóa đối tượng đó, dùng chữ, bảng hoặc hình thay thế.")
CONTROL = Fault("Tệp có nút điều khiển ActiveX.", "Xin xóa nút đó (thẻ Developer) rồi gửi lại.")
CHUNK = Fault("Tệp chèn nguyên một tệp khác (altChunk).", "Xin dán nội dung vào mẫu thay cho chèn tệp.")
CHILD = Fault("Tệp gọi văn bản con từ bên ngoài.", NO_LINK)
FRAMES = Fault("Tệp là trang khung gọi tệp khác.", NO_LINK)
MERGED = Fault("Tệp còn gắn với nguồn trộn thư.", NO_MERGE)
ADD_IN = Fault("Tệp mang theo tiện ích (add-in) của Word.", SAVE_AGAIN)
ATTACHED = Fault("Tệp gắn với một tệp mẫu khác.", "Xin gỡ ở Developer > Document Template.")
# The last step of a relationship's type, in small letters, and what it brings along.
WRONG_LINKS = {
    "attachedtemplate": ATTACHED,
    "afchunk": CHUNK,
    "oleobject": OBJECT,
    "package": Fault("Tệp có tệp khác nhúng bên trong.", OBJECT.suggestion),
    "control": CONTROL,
    "subdocument": CHILD,
    "frame": FRAMES,
    "externallink": Fault("Tệp lấy dữ liệu từ tệp khác.", NO_LINK),
    "mailmergesource": MERGED,
    "mailmergeheadersource": MERGED,
    "mailmergerecipientdata": MERGED,
    "vbaproject": MACROS,
    "wordvbadata": MACROS,
    "keymapcustomizations": Fault("Tệp có phím tắt riêng gọi lệnh.", SAVE_AGAIN),
    "extensibility": Fault("Tệp thêm nút lệnh riêng vào Word.", SAVE_AGAIN),
    "webextension": ADD_IN,
    "webextensiontaskpanes": ADD_IN,
}


def odd_links(trees: Mapping[str, etree._Element]) -> Iterator[tuple[str, Fault]]:
    """Relationships that bring macros, embedded or outside files: (part, fault)."""
    for name, tree in trees.items():
        if name.endswith(".rels"):
            for link in tree.iter("{*}Relationship"):
                fault = link_fault(link)
                if fault:
                    yield name, fault


def link_fault(link: etree._Element) -> Fault | None:
    """What is wrong with one relationship."""
    kind = link.get("Type", "").rsplit("/", 1)[-1].lower()
    target = link.get("Target", "")
    if kind in WRONG_LINKS:
        return WRONG_LINKS[kind]
    if link.get("TargetMode", "Internal").lower() == "internal" and not scheme(target):
        return None
    if kind == "hyperlink" and (scheme(target) in WEB or target.startswith("#")):
        return None
    what = "Hình" if kind == "image" else "Liên kết"
    return Fault(f"{what} lấy từ ngoài tệp: “{shortened(target)}”.", NO_LINK)


def scheme(target: str) -> str:
    """The scheme of an address; “?” for one that cannot be read."""
    try:
        return urlsplit(target.strip()).scheme.lower()
    except ValueError:
        return "?"
