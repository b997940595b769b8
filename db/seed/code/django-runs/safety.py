"""Questions on what keeps strangers out: passwords, escaping, policies."""

import logging

import django
from django.contrib.auth.models import AnonymousUser, User
from django.db import models
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from .given import create, page, routes


def ask_authentication_flow(run):
    from django.contrib.auth import authenticate, get_user, login, logout
    from django.contrib.auth.views import LogoutView
    from django.contrib.sessions.backends.db import SessionStore

    user = User.objects.create_user("ada", password="secret")
    request = RequestFactory().post("/")
    request.session = SessionStore()
    request.session.create()
    planted, request.user = request.session.session_key, AnonymousUser()
    given = {"authenticate": authenticate, "login": login, "request": request, "name": "ada"}
    run(0, **given, password="wrong")
    assert get_user(request) == AnonymousUser() and request.session.session_key == planted
    run(0, password="secret")
    assert get_user(request) == user and request.session.session_key != planted
    assert set(request.session.keys()) == {"_auth_user_id", "_auth_user_backend", "_auth_user_hash"}
    user.set_password("new")
    user.save()
    assert get_user(request) == AnonymousUser()
    user.is_active = False
    user.save()
    assert authenticate(request, username="ada", password="new") is None
    logout(request)
    assert request.session.is_empty() and LogoutView.as_view()(RequestFactory().get("/")).status_code == 405


def ask_account_security(run):
    from django.contrib.auth.forms import PasswordResetForm
    from django.contrib.auth.hashers import PBKDF2PasswordHasher
    from django.contrib.auth.tokens import default_token_generator as tokens

    names = run(0)
    assert names.SESSION_COOKIE_SECURE and names.CSRF_COOKIE_SECURE
    assert (names.PASSWORD_RESET_TIMEOUT, names.SESSION_COOKIE_AGE) == (3600, 43200)
    rounds = PBKDF2PasswordHasher.iterations
    assert rounds == 1_500_000 if django.VERSION < (6, 2) else rounds > 1_500_000
    user = User.objects.create_user("ada", "ada@example.com", "password")
    token = tokens.make_token(user)
    assert tokens.check_token(user, token)
    session_hash = user.get_session_auth_hash()
    user.set_password("other")
    user.save()
    assert not tokens.check_token(user, token) and user.get_session_auth_hash() != session_hash
    assert len(list(PasswordResetForm().get_users("ada@example.com"))) == 1
    user.set_unusable_password()
    user.save()
    assert list(PasswordResetForm().get_users("ada@example.com")) == []


def ask_security_defaults(run):
    from django.utils.html import format_html

    class Invoice(models.Model):
        no = models.CharField(max_length=9)

    create(Invoice)
    Invoice.objects.create(no="1")
    text, results = "' OR ''='", []

    class Recorded:
        class objects:
            @staticmethod
            def raw(sql, *params):
                results.append(len(Invoice.objects.raw(sql.replace("…", "SELECT * FROM shop_invoice"), *params)))

    given = {"Invoice": Recorded, "name": "<i>", "no": text}
    run(0, **given, format_html=lambda *parts: results.append(format_html(*parts)))
    assert results == ["<b>&lt;i&gt;</b>", 0, 1], "the row is found only by injection"
    logging.disable()
    client = Client()
    sent = client.get("/")
    kept = {"X-Frame-Options": "DENY", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"}
    assert {name: sent[name] for name in kept} == kept and sent["Cross-Origin-Opener-Policy"] == "same-origin"
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def ask_content_security_policy(run):
    from django.shortcuts import render
    from django.utils.csp import CSP

    names = run(0, CSP=CSP)
    menu = {"menu": "</script>"}
    page("old", run.template(0))
    page("new", "{% load static %}" + run.template(1))
    routes(path("old/", lambda request: render(request, "old", menu)), path("new/", lambda request: render(request, "new", menu)))
    # The block leaves the other middleware out.
    with override_settings(MIDDLEWARE=names.MIDDLEWARE, SECURE_CSP=names.SECURE_CSP):
        first, second = Client().get("/old/"), Client().get("/old/")
        assert first.content == second.content and b'nonce="' in first.content
        assert first["Content-Security-Policy"] == second["Content-Security-Policy"]
        assert b"</script>)" in first.content and b"\\u003C/script\\u003E" in Client().get("/new/").content
        assert "nonce" not in Client().get("/new/")["Content-Security-Policy"]
    outside = [names.MIDDLEWARE[1], names.MIDDLEWARE[0], names.MIDDLEWARE[2]]
    with override_settings(MIDDLEWARE=outside, SECURE_CSP=names.SECURE_CSP):
        Client().get("/old/?outside")
        hit = Client().get("/old/?outside")
        assert b'nonce="' in hit.content and "nonce" not in hit["Content-Security-Policy"]
