"""Runs the Django questions: `python run.py` takes the bank's Python blocks as JSON and prints, as JSON, what failed by question.

Each question has a function in a file beside this one. It is given `run`: run(0, Task=Task) runs the question's first marked
block, which then knows Task, and returns every name that the question has by now. Each marked block has to be run. A question
runs in a process of its own, a copy of this one, so that no model, row or setting reaches the next.
"""

import importlib
import json
import os
import re
import sys
import traceback
import types
import warnings
from pathlib import Path

import django
from django.conf import settings

here = Path(__file__).parent
# What the questions take for granted: one app, in which their models live. This folder is its package.
shop = sys.modules["shop"] = types.ModuleType("shop")
shop.__path__ = [str(here)]
shop.__file__ = str(here / "run.py")
urls = sys.modules["shop.urls"] = types.ModuleType("shop.urls")
urls.urlpatterns = []

CONTRIB = ["admin", "auth", "contenttypes", "sessions", "messages", "staticfiles"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
# Its templates; a question adds them by `given.page`, as it does its URLs by `given.routes`.
shop.pages = {}
PROCESSORS = [
    "django.template.context_processors.request",
    "django.template.context_processors.csp",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]


def configure():
    settings.configure(
        SECRET_KEY="nobody's",
        ALLOWED_HOSTS=["testserver"],
        INSTALLED_APPS=[f"django.contrib.{name}" for name in CONTRIB] + ["shop"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
        MIDDLEWARE=MIDDLEWARE,
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend",
        ROOT_URLCONF="shop.urls",
        STATIC_ROOT="/nowhere",
        STATIC_URL="/static/",
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {
                    "loaders": [
                        ("django.template.loaders.locmem.Loader", shop.pages),
                        "django.template.loaders.app_directories.Loader",
                    ],
                    "context_processors": PROCESSORS,
                },
            }
        ],
    )
    django.setup()


class Run:
    """Runs a question's marked blocks, one by one, in the same names."""

    def __init__(self, slug, blocks):
        self.slug = slug
        self.blocks = blocks
        self.module = types.ModuleType("shop.models")
        self.names = vars(self.module)
        self.done = set()

    def __call__(self, place, /, **given):
        self.done.add(place)
        sys.modules["shop.models"] = self.module
        self.names.update(given)
        exec(compile(self.blocks[place], f"block {place}", "exec"), self.names)
        return types.SimpleNamespace(**self.names)

    def value(self, place, **given):
        """What a block gives that is one expression."""
        self.done.add(place)
        return eval(self.blocks[place], given)

    def template(self, place=0):
        """One of the question's templates, as it stands there."""
        text = (here.parent.parent / "bank" / f"{self.slug}.md").read_text("utf8")
        return re.findall(r"^```(?:django|html)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)[place]


def try_question(question, run):
    """What failed, or an empty text."""
    try:
        question(run)
        missed = set(range(len(run.blocks))) - run.done
        return f"these marked blocks aren't run: {missed}" if missed else ""
    except BaseException:
        return traceback.format_exc(limit=-3)


def in_a_copy(question, run):
    """The same; a copy that ended before it said “ok” has failed as well."""
    reading, writing = os.pipe()
    copy = os.fork()
    if copy == 0:
        with os.fdopen(writing, "w") as pipe:
            pipe.write(try_question(question, run) or "ok")
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    _, status = os.waitpid(copy, 0)
    if said == "ok" and status == 0:
        return ""
    return said.removeprefix("ok") or f"its process ended with {os.waitstatus_to_exitcode(status)} and said nothing"


def main():
    warnings.simplefilter("ignore")
    marked = {}
    for block in json.load(sys.stdin):
        if block["runs"]:
            marked.setdefault(block["slug"], []).append(block["code"])
    configure()
    from django.db import connection

    connection.creation.create_test_db(verbosity=0)
    topics = sorted(path.stem for path in here.glob("*.py") if path.name not in ("run.py", "given.py"))
    failed = {}
    for topic in topics:
        for name, question in vars(importlib.import_module(f"shop.{topic}")).items():
            if name.startswith("ask_"):
                slug = "django/" + name.removeprefix("ask_").replace("_", "-")
                failed[slug] = in_a_copy(question, Run(slug, marked.get(slug, [])))
    json.dump(failed, sys.stdout)


main()
