"""What several questions need around their blocks."""

import sys
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import clear_url_caches


def create(*models):
    """Makes the tables of these models, in their order."""
    with connection.schema_editor() as editor:
        for model in models:
            editor.create_model(model)


@contextmanager
def queries(count):
    """The block sends so many statements, transactions and checks aside. Gives their list, filled at the end."""
    statements = []
    with CaptureQueriesContext(connection) as sent:
        yield statements
    statements += [query["sql"] for query in sent if not query["sql"].startswith(("BEGIN", "COMMIT", "PRAGMA"))]
    assert len(statements) == count, f"{len(statements)} queries, not {count}: {statements}"


@contextmanager
def raises(kind, saying=""):
    try:
        yield
    except kind as error:
        assert saying in str(error), f"{error!r} doesn't say {saying!r}"
    else:
        raise AssertionError(f"no {kind.__name__}")


def routes(*patterns):
    """The site has these URL patterns."""
    sys.modules["shop.urls"].urlpatterns[:] = patterns
    clear_url_caches()


def page(name, source):
    """The site has this template."""
    sys.modules["shop"].pages[name] = source
