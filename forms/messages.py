"""Every sentence that the forms say to the person who fills them, in one place."""

MESSAGES = {
    # A section's cells
    "one_of_the_offered": "Xin chọn một trong các mục có sẵn.",
    "yes_or_no": "Xin chọn Có hoặc Không.",
    "document_number": "Số văn bản chỉ gồm chữ số, có thể kèm một chữ cái, như 05 hoặc 12a; để trống nếu chưa có số.",
    # A post
    "cut_short": "Dữ liệu gửi lên bị đứt giữa chừng nên chưa lưu. Xin gửi lại; nội dung đã gõ vẫn còn trong trang.",
    "not_text": "Dữ liệu của ô “{cell}” không phải là chữ nên chưa lưu được. Xin tải lại trang rồi nhập lại.",
    "text_too_long": "“{label}” dài quá 1 MB nên chưa lưu được. Xin rút ngắn rồi lưu lại; phần đã gõ vẫn còn đây.",
    "too_many_rows": "Bảng “{label}” chỉ nhận tối đa {most} dòng. Xin bớt dòng rồi lưu lại; phần đã gõ vẫn còn đây.",
    # What is missing
    "not_answered": "Chưa trả lời: {label}.",
    "table_empty": "Chưa nhập số liệu: {label}.",
    "row_incomplete": "{label}: chưa có số liệu {periods} (ghi 0 nếu bằng không, ghi dấu - nếu không phát sinh).",
    "column_missing": "{label}, dòng {number}: chưa ghi “{column}”.",
    "row_of_table": "{label}, dòng {number}, cột “{column}”",
    "unread": "{label}: {problem}",
    "same_measure": "{message} Dòng này ghi “{found}”, chỉ tiêu “{label}” tính bằng “{wanted}”.",
    "breach": "{message} {figures}.",
    "breach_in": "{message} {period}: {figures}.",
    # Office pages
    "fill_in": "Xin điền mục này.",
    "shorten": "Mục này chỉ nhận tối đa {most} ký tự.",
    "unit_code": "Mã gồm 1–{most} chữ không dấu, chữ số, dấu chấm, gạch nối, gạch dưới, không có dấu cách.",
    "whole_number": "Xin ghi một số nguyên, như 10.",
    "password_short": "Mật khẩu cần ít nhất {least} ký tự; một câu ngắn dễ nhớ là tốt nhất.",
    "password_long": "Mật khẩu dài tối đa {most} ký tự.",
    "password_common": "Mật khẩu này quá dễ đoán. Xin chọn một câu riêng mà chỉ đồng chí biết.",
    "password_login": "Mật khẩu không được chứa tên đăng nhập.",
    "password_differs": "Hai lần gõ mật khẩu chưa giống nhau.",
}


def say(name: str, **words: object) -> str:
    """The sentence of this name with the words in their places; raises KeyError for an unknown name or place."""
    return MESSAGES[name].format(**words)
