"""What an officer does in the browser, and what the browser saw meanwhile."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Download, Locator, Page, Route

from tests.browser.served_demo import Officer

PASSWORD = "mưa rơi trên mái lá"
SPILL = """(cells, typed) => cells.filter(cell => cell.name in typed).map(cell => {
    cell.focus();
    cell.value = typed[cell.name];
    cell.dispatchEvent(new Event("input", {bubbles: true}));
    cell.dispatchEvent(new Event("change", {bubbles: true}));
    return cell.name;
})"""


@dataclass
class Visit:
    """A browser window of one person at the served demo."""

    context: BrowserContext
    page: Page
    address: str
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def watch(self) -> "Visit":
        """Let no request leave the host, and write down whatever goes wrong."""
        self.context.route(lambda url: not url.startswith((self.address, "data:", "blob:")), self._refuse)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        return self

    def _refuse(self, route: Route) -> None:
        self.foreign.append(route.request.url)
        route.abort()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)

    def press(self, name: str) -> None:
        """Press a button of the page itself, not of its top bar."""
        self.main.get_by_role("button", name=name, exact=True).click()

    def send(self, name: str) -> None:
        """Press a button of a section's form and wait for the page after it: the form may first await an autosave."""
        with self.page.expect_navigation():
            self.press(name)

    def follow(self, name: str) -> None:
        self.main.get_by_role("link", name=name, exact=True).first.click()

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    def text(self) -> str:
        return self.main.inner_text()

    def cell(self, name: str) -> Locator:
        return self.page.locator(f'main form [name="{name}"]')

    def cells(self) -> set[str]:
        """The names of all cells that the page asks to fill."""
        found = self.page.locator("main form :is(textarea, select, input:not([type=hidden]))[name]")
        return set(found.evaluate_all("cells => cells.map(cell => cell.name)"))

    def sign_in(self, login: str, secret: str) -> None:
        self.cell("login").fill(login)
        self.cell("password").fill(secret)
        self.press("Đăng nhập")

    def enter(self, officer: Officer) -> None:
        """Sign in for the first time: the one-time code, then a password of one's own."""
        self.open("/dang-nhap")
        self.sign_in(officer.user.login, officer.code)
        self.cell("password").fill(PASSWORD)
        self.cell("again").fill(PASSWORD)
        self.press("Đặt mật khẩu")

    def fill(self, typed: dict[str, str]) -> None:
        """Type into each cell, or choose there. The cells of a table of figures, hundreds of them, go in one call."""
        choices = self.page.locator("main form select[name]").evaluate_all("cells => cells.map(cell => cell.name)")
        grid = set(self.page.locator("main form input.cell").evaluate_all(SPILL, typed))
        for name, text in typed.items():
            if name in choices:
                self.cell(name).select_option(text)
            elif name not in grid:
                self.cell(name).fill(text)

    def download(self, link: str) -> Download:
        with self.page.expect_download() as coming:
            self.follow(link)
        return coming.value

    def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
