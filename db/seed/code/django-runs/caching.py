"""Questions on caches and static files."""

from django.core.cache import cache
from django.test import Client, override_settings
from django.urls import path

from .given import raises, routes


def ask_cache_invalidation(run):
    from django.contrib.auth.decorators import login_required
    from django.contrib.auth.models import User
    from django.http import HttpResponse
    from django.views.decorators.cache import cache_control, cache_page

    leaking = cache_page(600)(login_required(lambda request: HttpResponse(request.user.username)))
    run.blocks = [run.blocks[0].replace("...", "return HttpResponse(request.user.username)")]
    given = {"login_required": login_required, "cache_control": cache_control, "HttpResponse": HttpResponse}
    routes(path("old/", leaking), path("new/", run(0, **given).my_orders))
    ada, eve = Client(), Client()
    ada.force_login(User.objects.create_user("ada"))
    eve.force_login(User.objects.create_user("eve"))
    assert ada.get("/old/").text == eve.get("/old/").text == Client().get("/old/").text == "ada"
    assert Client().get("/new/").status_code == 302
    assert "max-age=600" in ada.get("/old/")["Cache-Control"]
    assert (ada.get("/new/").text, eve.get("/new/").text) == ("ada", "eve")
    assert eve.get("/new/")["Cache-Control"] == "private" and "Cookie" in eve.get("/new/")["Vary"]
    assert cache.add("lock", 1, 30) and not cache.add("lock", 1, 30)


def ask_what_to_cache(run):
    loads = []
    load_front = lambda edition: loads.append(edition) or iter(["headline"])
    front_page = run(0, cache=cache, load_front=load_front).front_page
    assert front_page("uk") == front_page("uk") == ["headline"] and front_page("nz") == ["headline"]
    assert loads == ["uk", "nz"] and cache.default_timeout == 300
    cache.delete("front:v2:uk")
    front_page("uk")
    assert loads == ["uk", "nz", "uk"]


def ask_old_stylesheet_after_release(run):
    import json
    import tempfile
    from pathlib import Path

    from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
    from django.core.files.base import ContentFile

    backend = run(0).STORAGES["staticfiles"]["BACKEND"]
    assert backend == f"{ManifestStaticFilesStorage.__module__}.{ManifestStaticFilesStorage.__name__}"
    with tempfile.TemporaryDirectory() as folder:
        storage = ManifestStaticFilesStorage(location=folder, base_url="/static/")
        for name, text in {"site.css": "a{background:url(dot.png)}", "dot.png": "x"}.items():
            storage.save(name, ContentFile(text))
        list(storage.post_process({"site.css": (storage, "site.css"), "dot.png": (storage, "dot.png")}))
        hashed = storage.url("site.css")
        with override_settings(DEBUG=True):
            assert storage.url("site.css") == "/static/site.css"
        with raises(ValueError, "Missing staticfiles manifest entry"):
            storage.url("lost.css")
        made = Path(folder, Path(hashed).name).read_text()
        assert hashed != "/static/site.css" and "dot.png" not in made and "url(" in made
        assert json.loads(Path(folder, "staticfiles.json").read_text())["paths"]["site.css"] == Path(hashed).name
        storage.save("bad.css", ContentFile("a{background:url(nowhere.png)}"))
        _, _, failure = next(storage.post_process({"bad.css": (storage, "bad.css")}))
        assert "nowhere.png" in str(failure), "collectstatic raises it"
