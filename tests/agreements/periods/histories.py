"""Package histories as files state them, for the tests of charging under an agreement."""

from agreements.book import Book
from agreements.periods.package_history import PackageHistory
from tests.agreements.packages import line, package

SUPPORT = line("support", "support", 325_000)


def versions(agreement_id):
    """Every version of a shipped agreement."""
    return [found for found in Book.load().all() if found.id == agreement_id]


def facts(region, *lines):
    """The facts of a package as a file states them."""
    return package(region, *(lines or (SUPPORT,))).model_dump(mode="json", exclude_none=True)


def history(*packages, admitted="2026-06-01", **more):
    """A history of (from, to, facts)."""
    dated = [{"from": first, "to": last, "facts": found} for first, last, found in packages]
    return PackageHistory.model_validate({"admitted": admitted, "packages": dated} | more)
