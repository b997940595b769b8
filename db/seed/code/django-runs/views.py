"""Questions on requests, URLs, views and what is sent back."""

import csv
import json
from datetime import date

from django.db import models
from django.http import HttpResponse, JsonResponse
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, include, path, resolve, reverse

from .given import create, raises, routes


def ask_middleware(run):
    import logging
    from contextvars import ContextVar
    from uuid import uuid4

    from django.test import override_settings

    names = run(0, ContextVar=ContextVar, uuid4=uuid4)
    seen, layers = [], []

    def view(request):
        seen.append((request.id, names.request_id.get()))
        raise ValueError

    def outer(get_response):
        def middleware(request):
            response = get_response(request)
            layers.append(response.status_code)
            return response

        return middleware

    routes(path("", view))
    run.names["outer"] = outer
    logging.disable()
    chain = ["shop.models.RequestIDMiddleware", "shop.models.outer", "django.middleware.security.SecurityMiddleware"]
    with override_settings(MIDDLEWARE=chain):
        response = Client(raise_request_exception=False).get("/")
        redirected = override_settings(SECURE_SSL_REDIRECT=True)
        with redirected:
            early = Client().get("/")
    assert seen == [(response["X-Request-ID"],) * 2] and names.request_id.get() == "-"
    assert layers == [500, 301], "inner layers have turned the exception into a response"
    assert early.status_code == 301 and early["X-Request-ID"] != response["X-Request-ID"]


def ask_function_or_class_views(run):
    from django.core.exceptions import ImproperlyConfigured
    from django.utils.decorators import method_decorator
    from django.views import View
    from django.views.decorators.csrf import csrf_exempt
    from django.views.decorators.http import require_POST

    given = {"csrf_exempt": csrf_exempt, "require_POST": require_POST, "HttpResponse": HttpResponse}
    webhook = run(0, **given, verify_signature=lambda request: None).payment_webhook
    on_post = type("OnPost", (View,), {"post": method_decorator(csrf_exempt)(lambda self, request: HttpResponse())})
    on_dispatch = method_decorator(csrf_exempt, name="dispatch")(type("OnDispatch", (on_post,), {}))
    routes(path("hook/", webhook), path("post/", on_post.as_view()), path("dispatch/", on_dispatch.as_view()))
    client = Client(enforce_csrf_checks=True)
    assert client.post("/hook/").status_code == 204 and client.get("/hook/").status_code == 405
    assert client.post("/post/").status_code == 403 and client.post("/dispatch/").status_code == 200
    assert client.get("/post/").status_code == 405

    async def get(self, request):
        pass

    with raises(ImproperlyConfigured):
        type("Mixed", (View,), {"get": get, "post": lambda self, request: None}).as_view()


def ask_request_and_response(run):
    from django.views.decorators.http import require_http_methods

    view = run(0, require_http_methods=require_http_methods, json=json, JsonResponse=JsonResponse).update_stock
    make = RequestFactory()
    sent = make.put("/?a=1", "{}", content_type="application/json")
    assert not sent.POST and sent.body == b"{}" and sent.GET["a"] == "1"
    assert not make.put("/", "a=1", content_type="application/x-www-form-urlencoded").POST
    assert not make.post("/", "{}", content_type="application/json").POST
    assert make.post("/", {"a": 1}).POST["a"] == "1"
    answers = [view(sent), view(make.put("/", "{")), view(make.put("/", b"\xff")), view(make.get("/"))]
    assert [answer.status_code for answer in answers] == [200, 400, 400, 405]
    assert answers[0]["Content-Type"] == "application/json"


def ask_the_download_that_opened_as_a_page(run):
    class Member(models.Model):
        name = models.CharField(max_length=30)
        email = models.CharField(max_length=30)

    create(Member)
    Member.objects.create(name="<b>Ada</b>, Dr", email="ada@example.com")
    routes(path("", run(0, Member=Member, HttpResponse=HttpResponse).export), path("new/", run(1, csv=csv).export))
    before, after = Client().get("/"), Client().get("/new/")
    assert before["Content-Type"] == "text/html; charset=utf-8" and b"<b>" in before.content
    assert after["Content-Type"] == "text/csv; charset=utf-8" and "attachment" in after["Content-Disposition"]
    assert after["X-Content-Type-Options"] == "nosniff"
    assert JsonResponse({"members": [date(2026, 1, 5)]}).text == '{"members": ["2026-01-05"]}'
    assert list(csv.reader(after.text.splitlines())) == [["name", "email"], ["<b>Ada</b>, Dr", "ada@example.com"]]


def ask_url_routing(run):
    views = type("Views", (), {"create": lambda request: None, "detail": lambda request, slug: None})
    included = []
    names = run(0, path=path, views=views, include=lambda name: included.append(name) or ([], None, None))
    assert included == ["products.urls"]
    routes(path("products/", include((names.urlpatterns, names.app_name))))
    assert resolve("/products/new/").url_name == "create"
    assert resolve("/products/blue-kettle/").kwargs == {"slug": "blue-kettle"}
    assert reverse("products:detail", kwargs={"slug": "blue-kettle"}) == "/products/blue-kettle/"
    names.urlpatterns.reverse()
    routes(path("products/", include((names.urlpatterns, names.app_name))))
    assert resolve("/products/new/").url_name == "detail"
    with raises(NoReverseMatch):
        reverse("products:detial", kwargs={"slug": "x"})
