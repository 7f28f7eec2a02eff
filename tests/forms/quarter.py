"""A small outline of a regular report, as its file is written: every kind of column."""

QUARTER = """\
slug: thu-quy
series: quy
term: "2026-Q3"
title: Kết quả <ky>, nhiệm vụ <ky_sau>
short_title: Báo cáo <ky>
opening: "{leads} {unit} báo cáo như sau:"
basis: []
unit_kinds:
  - {id: cdcs, label: Cơ sở, leads: Ban Chấp hành, sign_lines: [CHỦ TỊCH]}
  - {id: xa, label: Xã, leads: Ban Chấp hành, sign_lines: [CHỦ TỊCH], receives: true}
  - {id: tinh, label: Tỉnh, leads: Ban Thường vụ, sign_lines: [CHỦ TỊCH], receives: true}
campaign:
  department: Văn phòng
  steps: [{id: report, label: Gửi báo cáo}]
  deadlines:
    - {kind: cdcs, step: report, date: <den+5>}
totals: false
periods:
  - {id: before, label: Trước, printed: Lũy kế đến <ngay_den_truoc>, from: <tu_nam>, to: <den_truoc>,
     carried: {from: last_term, period: sum}, flows_only: true, on_paper: false}
  - {id: now, label: Nay, printed: <Ky>, from: <tu>, to: <den>}
  - {id: sum, label: Lũy kế, printed: Lũy kế, from: <tu_nam>, to: <den>, derived: {total: [before, now]}}
  - {id: then, label: Cùng kỳ, printed: <Cung_ky>, from: <tu_cung_ky>, to: <den_cung_ky>,
     carried: {from: last_year, period: now}, optional: true}
  - {id: plan, label: Kế hoạch, printed: Kế hoạch <nam>, from: <tu_nam>, to: <den_nam>,
     carried: {from: this_year, period: plan}, optional: true}
  - {id: part, label: "%", printed: Tỷ lệ, from: <tu_nam>, to: <den>, derived: {percent: [sum, plan]}}
sections:
  - id: ket_qua
    number: I.
    level: 1
    title: Kết quả
    questions:
      - {id: so_lieu, kind: indicators, label: Số liệu, rows: [S1, S2, W1, F1, F2, R1]}
indicators:
  - {id: S1, label: Lao động, measure: người, period: stock, entry: cdcs, not_asked: [plan]}
  - {id: S2, label: Đoàn viên, measure: người, period: stock, entry: cdcs}
  - {id: W1, label: Lương, measure: đồng, period: stock, units: {mean: S1}, entry: cdcs, not_asked: [plan]}
  - {id: F1, label: Lớp, measure: lớp, period: flow}
  - {id: F2, label: Tiền, measure: triệu đồng, decimals: 1, period: flow}
  - {id: R1, label: Tỷ lệ, measure: "%", ratio: [S2, S1]}
rules:
  - {id: K1, check: S2 <= S1, severity: error, message: Đoàn viên nhiều hơn lao động.}
  - {id: K2, check: change(S2) <= 30, severity: warning, message: Thay đổi nhiều.}
"""
