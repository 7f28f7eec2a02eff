"""Which syllables Vietnamese can have, and which of them official papers are full of."""

import re
from functools import lru_cache
from unicodedata import normalize

LONGEST = 9
"""Letters of the longest syllable ("nghiêng" and its like), with room to spare."""

_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SHARP_OR_HEAVY = re.compile("[\u0301\u0323]")
# After a final stop: "các", "một", never "cảc"; without a tone only in names of the highlands and abroad.
_STOPPED = re.compile("[ptkc]$|ch$")

# "Đắk", "Krông", "Jút", "Pleiku": names of the province stand beside the syllables of the language.
_CONSONANTS = "b ch d đ h kh l m n nh ph r s t th tr v x br dr đr j kr pl gr gl bl"
_BEFORE_ANY = frozenset(_CONSONANTS.split()) | {""}
_BEFORE_BACK = _BEFORE_ANY | frozenset(("c", "g", "ng", "gi"))
_BEFORE_FRONT = _BEFORE_ANY | frozenset(("k", "gh", "ngh"))
_BEFORE_I = _BEFORE_FRONT | {"g"}
_BEFORE_Y = frozenset(("", "h", "k", "l", "m", "s", "t", "v", "qu", "r", "d", "b", "n", "th", "x"))
_BEFORE_YE = frozenset(("", "qu", "h", "k", "l", "m", "t"))

# The rimes by their first letters, each group with the beginnings it may follow.
_RIMES: tuple[tuple[frozenset[str], str], ...] = (
    (
        _BEFORE_BACK,
        "a ac ach ai ak am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âk âm ân âng âp ât âu ây "
        "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi ok om on ong "
        "ooc oong op ot ô ôc ôi ôk ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
        "u ua uân uâng uât uây uc uê uêch uênh ui uk um un ung uôc uôi uôm uôn uông uôt uơ up ut "
        "uy uya uych uyên uyêt uyn uynh uyp uyt uyu "
        "ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu",
    ),
    (_BEFORE_FRONT, "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu iêc iêm iên iêng iêp iêt iêu"),
    (_BEFORE_I, "i ia ich im in inh ip it iu"),
    (_BEFORE_Y, "y"),
    (_BEFORE_YE, "yêm yên yêng yêt yêu"),
    (frozenset(("gi",)), "ê êc êm ên êng êt e eo em en êch"),
    (
        frozenset(("qu",)),
        "a ac ach ai an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât ây e en eo et ê êch ên ênh êt "
        "it ich in inh ơ ôc ôi ôn yn ynh yt ych yên yêt",
    ),
)
_AFTER: dict[str, frozenset[str]] = {
    rime: frozenset().union(*(before for before, rimes in _RIMES if rime in rimes.split()))
    for _, group in _RIMES
    for rime in group.split()
}

_FREQUENT = (
    "công được có đoàn người và động không các của là viên năm việc số tập nhân với ở tổ làm học đã thể kết bộ một "
    "nghị hợp chức vào cấp nhà nghiệp hiện về đồng thực định hội quyết vụ chưa chế từ trình nhiều cơ bảo hoạt để tại "
    "đối đến hành chỉ mới mỗi ký những cán thời còn xã chủ đề báo phần kiến tạo đơn đầu luật chính chọn nội phải tác "
    "bản vị dân tỉnh độ trường lỗi dùng tự lượt giải thành phát nông sở thường xây văn hình hiểm lương tháng ngày lại "
    "đảng mục giáo tên ủy đổi trên chuyển giá hiệu chuyên xuất nhất dựng cùng tiếp dụng nơi hằng dẫn đạt sách phân "
    "quả điều bằng thư trợ liệu thị nhận đua phụ hạn gặp thức tiền bị đó nâng thông cách ý chương cáo sản lý nghề ít "
    "nữ nên pháp lần khó lệ giữa trực thêm điểm tổng tâm hóa truyền đội kiểm nhiệm lớp bỏ liên tiếng sự tiêu biến "
    "hướng này hơn tùy từng giúp tế nước hoặc lượng địa đi như cần dưỡng trước thì đạo phí trào trả trị tài toàn nhỏ "
    "sơ tuyên đều tốt đặt sáng nhập phối khăn trẻ thiểu mở vấn tộc góp ngành gắn chấp hỗ tăng hoạch bồi lớn biểu lập "
    "đưa vệ ứng buổi giờ môn dạy phòng đóng đào hệ chuẩn ngoài sửa triển đọc đang cả yếu cuộc đúng lên rõ trí thống "
    "đường đủ dòng trách nạp tượng dạng thoại tìm lệnh trưởng nhưng tiến cảnh lưu kiểu phương tình kỳ sát phục mạnh "
    "thiết giỏi cây hiển tư máy vận chí sống bàn kế nói giữ vùng dự nguyên giảm nghiệm tặng đại riêng quyền bố nào "
    "thấp nhóm thiếu cuối ưu dài thuộc sử cầu nghỉ năng hỏi sổ xếp bình bạn nếu tục lợi loại phiên chăm triệu bảng "
    "lấy sức nghĩa chiếu phổ gửi ngũ chỗ thưởng họp rộng quá kiện hiểu cụ mã nguồn thỏa chất xuyên trì ngắn vững "
    "huyện khác gỡ tối thấy xét giới tới mà chuỗi dữ kỹ trọng chậm đời hộ bệnh mẫu mô ngữ đình nhờ quý gói đông đánh "
    "mọi xác dấu ước dịch luận khóa dõi hưởng đất tính cải lời mức lãnh dục trạng gương hoàn tồn chữ thứ hết nó đăng "
    "chạy vừa gần biên vốn nêu vườn bên chú thích đặc xử biết tỷ thảo yêu thủ cập viện mùa tương giám lâm quỹ thôn "
    "thuật viết gồm chiều kích hồ tích ảnh thiệu thuốc ăn mặc xóa quản thương khoảng thuê huấn cụm chứa thẻ đây thăm "
    "sẽ khối bắt phím áp ổn mắc lực sân khoán ấm bổ tín cấu tiên kê phù chấm cử cái việt hàng phạm vậy đầy nhánh vẫn "
    "vực rút khám trồng quân nhớ cũng thế trở phép nhật đảm cỡ vật vì sâu nghệ thợ kịp mái chị hút tiết thúc điện câu "
    "tạm trò bóng xảy xúc đỡ khiển nằm nợ sạch bậc tịch nghèo đấu hòa đức đồ chỉnh diễn mặt khoản cộng khớp kéo quán "
    "khỏe hầu sắp bức bà thái rác diện đáp gọn ngoại cá toán thuận thất cứu dành giống tả hãy tuyến cài chống bất "
    "chuyện lục gì mưu phấn triệt tú trộn bởi tắt đa mình chép phận khẩu đích thật mật rồi thoát lúc tất tử duyệt bài "
    "sẵn dần cố lễ túc khá vướng dứt tải chúng tránh cũ tuần ô kèm sớm mất dựa bước ánh ghép sĩ dương dễ giấy khuyến "
    "đẩy nối tuyển niên nuôi bùi hoà hoàng hoá huỳnh hà hạnh lê lắk nguyễn ngô phúc quốc rất trần tôi uỷ võ đắk đặng "
    "đỗ độc cường thắng hùng dũng hải hương lan nhung tuấn thủy thuỷ ngọc bích vân lđlđ cđcs cnvclđ cnlđ hđnd tlđ nộp"
)
COMMON = frozenset(_FREQUENT.split())
"""Syllables and abbreviations so frequent in reports that of two readings the one that holds them is the likelier."""


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Say whether a word, in any case and composed (NFC), is a possible Vietnamese syllable.

    A beginning, a rime that may follow it, at most one tone, and only sắc or nặng before a final stop.
    Where in the syllable the tone stands is not asked: "hoà" and "hòa" are both right.
    """
    if not word or len(word) > LONGEST:
        return False
    apart = normalize("NFD", word.lower())
    letters = normalize("NFC", _TONE.sub("", apart))
    tones = _TONE.findall(apart)
    if len(tones) > 1 or (tones and _STOPPED.search(letters) and not _SHARP_OR_HEAVY.search(apart)):
        return False
    return any(letters[:cut] in _AFTER.get(letters[cut:], ()) for cut in range(4))
