"""What the store refuses; each class is one fact, and its text says in Vietnamese what to do."""


class StoreError(Exception):
    """Kho dữ liệu không làm được việc này."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message or self.__doc__)


class Busy(StoreError):
    """Máy chủ đang có quá nhiều người lưu cùng lúc. Xin giữ nguyên trang và thử lại sau vài giây."""


class NoRoom(StoreError):
    """Máy chủ hết chỗ trên đĩa nên chưa lưu được. Dữ liệu cũ vẫn nguyên; xin báo người quản trị."""


class DiskFailed(StoreError):
    """Máy chủ không đọc hoặc ghi được đĩa nên chưa lưu được. Xin báo người quản trị."""


class Damaged(StoreError):
    """Cơ sở dữ liệu bị hỏng. Xin dừng máy chủ rồi phục hồi bản sao lưu gần nhất bằng lệnh “flask restore”."""


class NoDatabase(StoreError):
    """Chưa có cơ sở dữ liệu. Xin chạy lệnh “flask init” trước."""


class NewerSchema(StoreError):
    """Dữ liệu do một phiên bản mới hơn của chương trình tạo ra. Xin dùng phiên bản mới hơn đó."""


class Unstorable(StoreError, ValueError):
    """Có giá trị không lưu được (số vô hạn, không phải số, hoặc ký tự bị hỏng)."""


class Missing(StoreError, LookupError):
    """Không tìm thấy nội dung được hỏi."""


class KeyReused(StoreError):
    """Mã của lần gửi này đã dùng cho một nội dung khác. Xin tải lại trang rồi lưu lại."""


class ReportLocked(StoreError):
    """Báo cáo đã nộp nên không sửa được. Xin thu hồi báo cáo hoặc đề nghị cấp trên trả lại."""


class CampaignOver(ReportLocked):
    """Đợt báo cáo này đã khép lại nên báo cáo chỉ để đọc. Cần sửa, xin đề nghị chuyên viên mở lại đợt."""


class NotEmpty(StoreError):
    """Báo cáo đã có nội dung, ý kiến hoặc đã vào một lần xuất, nên không bỏ ra khỏi đợt được."""


class UnitCycle(StoreError, ValueError):
    """Một đơn vị không thể trực thuộc chính nó hoặc đơn vị cấp dưới của nó."""


class InstanceHeld(StoreError):
    """Thư mục dữ liệu đang được một máy chủ khác dùng. Xin dừng máy chủ đó rồi chạy lại."""


class BackupRefused(StoreError):
    """Bản sao lưu không dùng được; dữ liệu hiện có vẫn giữ nguyên."""
