"""What time it is for reports: Vietnam's own, or the day a demo stands at with the real time of day."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True)
class Clock:
    """`day` None is the real clock; otherwise every moment falls on that day."""

    day: date | None = None

    def now(self) -> datetime:
        """The moment, with Vietnam's offset."""
        return self.at(datetime.now(VIETNAM))

    def at(self, real: datetime) -> datetime:
        """What this clock shows at a real moment."""
        return datetime.combine(self.day, real.timetz()) if self.day else real

    def today(self) -> date:
        return self.now().date()


def stamp(moment: datetime) -> str:
    """A moment as it is kept: ISO 8601 to the second with its offset, as `2012-07-05T09:12:00+07:00`."""
    return moment.isoformat(timespec="seconds")


def moment(text: str) -> datetime:
    """A kept stamp as a moment in Vietnam."""
    return datetime.fromisoformat(text).astimezone(VIETNAM)
