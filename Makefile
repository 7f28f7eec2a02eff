.PHONY: help run test lint bench soak tools
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTANCE := $(or $(BAOCAO_INSTANCE),instance)
DEMO ?= 60
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
# What the tests use beside Python: a command and the Debian package it comes in.
TOOLS := chromium=chromium soffice=libreoffice-writer-nogui pdftoppm=poppler-utils redis-server=redis-server

help:  ## liệt kê các lệnh
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

run: $(VENV)/.run  ## cài đặt nếu chưa có rồi chạy máy chủ (PORT=8001 đổi cổng, DEMO=60 số đơn vị mẫu)
	@test -e "$(INSTANCE)/baocao.db" || $(BIN)/flask init --demo $(DEMO) >/dev/null || { rm -f "$(INSTANCE)"/baocao.db*; exit 1; }
	@exec $(BIN)/flask serve $(if $(PORT),--port $(PORT))

test: tools $(VENV)/.dev  ## cài công cụ còn thiếu, kiểm tra mã nguồn rồi chạy mọi bài kiểm thử
	$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: $(VENV)/.dev  ## ruff và mypy --strict
	$(BIN)/ruff check --no-cache .
	$(BIN)/mypy

bench: $(VENV)/.dev  ## đo tốc độ bằng các tệp trong bench/ (vài phút)
	@set -e; for file in bench/[a-z]*.py; do \
		echo "== $$file"; $(BIN)/python -m "bench.$$(basename "$$file" .py)"; done

soak: $(VENV)/.dev  ## thử bền: kill -9 khi lưu (200 lần) và khi lập văn bản hàng loạt (50), 3.000 tệp hỏng, 100.000 chuỗi lạ, 200 lượt gõ qua sự cố, 200 đợt đối chiếu, 100 biểu đi và về qua LibreOffice
	BAOCAO_KILLS=200 $(BIN)/python -m pytest tests/test_server.py -k kill
	BAOCAO_KILLS=50 $(BIN)/python -m pytest tests/jobs/test_kills.py
	BAOCAO_MUTATIONS=3000 $(BIN)/python -m pytest tests/documents/template_check/test_mutations.py tests/documents/template_check/test_trial.py
	BAOCAO_STRINGS=100000 $(BIN)/python -m pytest tests/test_hostile_end_to_end.py
	BAOCAO_RUNS=200 $(BIN)/python -m pytest tests/browser/test_nothing_lost.py
	BAOCAO_ORACLE=200 $(BIN)/python -m pytest tests/test_oracle.py
	BAOCAO_ROUND_TRIPS=100 $(BIN)/python -m pytest tests/reporting/offline/test_round_trip.py

$(VENV)/.run: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Cần Python 3.11 trở lên; chọn bản khác bằng: make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Cần gói venv của Python (Debian: apt-get install python3-venv)." >&2; exit 1; }
	@echo "Đang cài các thư viện vào $(VENV) …"
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.txt
	@$(PIP) -r requirements-dev.txt
	@touch $@

# The old fonts-liberation has no Vietnamese letters, so the font is asked for by language.
tools:
	@missing=""; \
	for tool in $(TOOLS); do \
		command -v "$${tool%%=*}" >/dev/null || missing="$$missing $${tool#*=}"; done; \
	[ -e "$$(dirname "$$(readlink -f "$$(command -v soffice)")")/libsclo.so" ] || missing="$$missing libreoffice-calc-nogui"; \
	fc-list ":family=Liberation Serif:lang=vi" 2>/dev/null | grep -q . || missing="$$missing fonts-liberation2"; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Đang cài:$$missing"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing >/dev/null; \
	else \
		echo "Thiếu công cụ để kiểm thử. Xin cài trước: sudo apt-get install$$missing" >&2; exit 1; \
	fi
