"""Questions on who may see and do what."""

import logging

from django.contrib.auth.models import AnonymousUser, User
from django.db import models
from django.db.models import Exists, OuterRef
from django.test import RequestFactory, override_settings
from django.urls import path

from .given import create, raises, routes


def ask_permissions_that_hold(run):
    from django.contrib.auth.decorators import permission_required
    from django.contrib.auth.mixins import PermissionRequiredMixin
    from django.contrib.auth.models import Permission
    from django.contrib.contenttypes.models import ContentType
    from django.core.exceptions import PermissionDenied
    from django.forms import modelform_factory
    from django.http import Http404
    from django.views.generic import UpdateView
    from rest_framework.views import APIView

    class Company(models.Model):
        members = models.ManyToManyField(User)

    class Invoice(models.Model):
        company = models.ForeignKey(Company, models.CASCADE)

        class Meta:
            app_label = "billing"

    create(Company, Invoice)
    form = modelform_factory(Invoice, fields=["company"])
    given = {"UpdateView": UpdateView, "Invoice": Invoice, "InvoiceForm": form}
    view = run(0, **given, PermissionRequiredMixin=PermissionRequiredMixin).InvoiceUpdate.as_view()
    ours, theirs = (Invoice.objects.create(company=Company.objects.create()) for _ in range(2))
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    assert view(request, pk=ours.pk).status_code == 302
    user = request.user = User.objects.create_user("ada")
    ours.company.members.add(user)
    with raises(PermissionDenied):
        view(request, pk=ours.pk)
    assert permission_required("billing.change_invoice")(view)(request).status_code == 302
    kind = ContentType.objects.get_for_model(Invoice)
    user.user_permissions.add(Permission.objects.create(codename="change_invoice", content_type=kind, name="x"))
    user.refresh_from_db()
    assert not user.has_perm("billing.change_invoice"), "the answer is kept on the object"
    request.user = User.objects.get(pk=user.pk)
    assert view(request, pk=ours.pk).status_code == 200
    with raises(Http404):
        view(request, pk=theirs.pk)
    assert APIView.as_view().login_required is False, "LoginRequiredMiddleware lets it through"


def ask_object_level_permissions(run):
    class Project(models.Model):
        pass

    class Document(models.Model):
        project = models.ForeignKey(Project, models.CASCADE)

    class Membership(models.Model):
        project = models.ForeignKey(Project, models.CASCADE)
        user = models.ForeignKey(User, models.CASCADE)

    class Share(models.Model):
        document = models.ForeignKey(Document, models.CASCADE)
        user = models.ForeignKey(User, models.CASCADE)

    create(Project, Document, Membership, Share)
    given = {"models": models, "Membership": Membership, "Share": Share, "OuterRef": OuterRef, "Exists": Exists}
    visible = run(0, **given).DocumentQuerySet(Document).visible_to
    documents = [Document.objects.create(project=Project.objects.create()) for _ in range(2)]
    ada, eve = User.objects.create_user("ada"), User.objects.create_user("eve")
    ada.is_partner = eve.is_partner = False
    Membership.objects.bulk_create(Membership(project=documents[0].project, user=ada) for _ in range(2))
    Share.objects.create(document=documents[1], user=eve)
    assert list(visible(ada)) == documents[:1] and list(visible(eve)) == documents[1:]
    assert list(visible(AnonymousUser())) == []
    ada.is_partner = True
    assert visible(ada).count() == 2
    assert not ada.has_perm("shop.view_document", documents[0])


def ask_a_first_view_test(run):
    import unittest

    from django.contrib.auth.decorators import login_required
    from django.contrib.auth.views import LoginView
    from django.http import HttpResponse
    from django.shortcuts import get_object_or_404
    from django.test import TestCase
    from django.urls import reverse

    class Note(models.Model):
        author = models.ForeignKey(User, models.CASCADE)
        text = models.TextField()

    create(Note)
    mine = lambda request, pk: HttpResponse(get_object_or_404(Note, pk=pk, author=request.user).text)
    anybodys = lambda request, pk: HttpResponse(get_object_or_404(Note, pk=pk).text)
    tests = run(0, TestCase=TestCase, User=User, Note=Note, reverse=reverse).NotePageTests
    logging.disable()

    def failing(view):
        routes(path("notes/<int:pk>/", view, name="note"), path("in/", LoginView.as_view(), name="login"))
        with override_settings(LOGIN_URL="/in/"):
            result = unittest.TestResult()
            unittest.defaultTestLoader.loadTestsFromTestCase(tests).run(result)
        return sorted(test.id().split(".")[-1] for test, _ in result.failures + result.errors)

    assert failing(login_required(mine)) == []
    assert failing(login_required(anybodys)) == ["test_other_user_gets_404"]
    assert "test_anonymous_is_sent_to_sign_in" in failing(anybodys)
