"""Questions on REST APIs with Django REST framework, and on uploads."""

from django.contrib.auth.models import AnonymousUser, User
from django.db import models
from django.utils import timezone

from .given import create, raises


def ask_api_permissions_and_throttles(run):
    from rest_framework import serializers
    from rest_framework.authtoken.views import ObtainAuthToken
    from rest_framework.permissions import BasePermission, IsAuthenticated
    from rest_framework.routers import SimpleRouter
    from rest_framework.settings import api_settings
    from rest_framework.test import APIRequestFactory, force_authenticate
    from rest_framework.throttling import AnonRateThrottle
    from rest_framework.viewsets import ModelViewSet

    class Document(models.Model):
        owner = models.ForeignKey(User, models.CASCADE)
        title = models.CharField(max_length=9)

    create(Document)
    meta = type("Meta", (), {"model": Document, "fields": ["title", "owner"], "extra_kwargs": {"owner": {"required": False}}})
    serializer = type("DocumentSerializer", (serializers.ModelSerializer,), {"Meta": meta})
    given = {"BasePermission": BasePermission, "ModelViewSet": ModelViewSet, "Document": Document}
    given |= {"DocumentSerializer": serializer, "AnonRateThrottle": AnonRateThrottle, "IsAuthenticated": IsAuthenticated}
    ada, eve = User.objects.create_user("ada"), User.objects.create_user("eve")
    document = Document.objects.create(owner=ada, title="Plan")

    def ask(view, method, user, pk=None):
        request = getattr(APIRequestFactory(), method)("/", {"title": "New"})
        request.user = user
        if user.is_authenticated:
            force_authenticate(request, user)
        actions = {"get": "retrieve" if pk else "list", "post": "create"}
        return view.as_view(actions)(request, pk=pk)

    old = run(0, **given).DocumentViewSet
    assert len(ask(old, "get", AnonymousUser()).data) == 1
    assert ask(old, "get", eve, document.pk).status_code == 403
    new = run(1).DocumentViewSet
    assert ask(new, "get", AnonymousUser()).status_code == 403 and ask(new, "get", eve).data == []
    assert ask(new, "get", eve, document.pk).status_code == 404 and len(ask(new, "get", ada).data) == 1
    assert ask(new, "post", eve).status_code == 201 and Document.objects.last().owner == eve
    router = SimpleRouter()
    with raises(AssertionError, "basename"):
        router.register("documents", new)
    router.register("documents", new, basename="document")
    assert ObtainAuthToken.throttle_classes == () and api_settings.DEFAULT_THROTTLE_RATES["anon"] is None
    assert api_settings.DEFAULT_PERMISSION_CLASSES[0].__name__ == "AllowAny"


def ask_serializers_and_forms(run):
    from datetime import timedelta

    from django import forms
    from django.core.exceptions import ValidationError
    from rest_framework import serializers, viewsets

    class Booking(models.Model):
        room = models.CharField(max_length=9)
        start = models.DateTimeField()
        end = models.DateTimeField()
        status = models.CharField(max_length=9, default="new")
        is_paid = models.BooleanField(default=False)

        def clean(self):
            if self.start < timezone.now():
                raise ValidationError("Past")

    create(Booking)
    now = timezone.now()
    data = {"room": "Blue", "start": now - timedelta(days=1), "end": now, "is_paid": True, "status": "paid"}
    assert not forms.modelform_factory(Booking, fields="__all__")(data).is_valid()
    given = {"serializers": serializers, "viewsets": viewsets, "Booking": Booking, "timezone": timezone}
    old = run(0, **given).BookingSerializer(data=data)
    assert old.is_valid() and old.validated_data["is_paid"] is True
    new = run(1).BookingSerializer
    late = new(data=data)
    assert not late.is_valid() and late.errors == {"start": ["Already past."]}
    right = new(data=data | {"start": now + timedelta(days=1)})
    assert right.is_valid() and not {"is_paid", "status"} & set(right.validated_data)
    running = Booking(**data)
    assert new(running, data={"end": now}, partial=True).is_valid()
    assert not new(running, data={"start": now}, partial=True).is_valid()


def ask_uploads_that_can_hurt(run):
    from uuid import uuid4

    from django.conf import settings
    from django.core.exceptions import ValidationError
    from django.core.files.base import ContentFile
    from django.core.files.storage import InMemoryStorage
    from django.core.validators import FileExtensionValidator

    checked = []
    given = {"uuid4": uuid4, "models": models, "FileExtensionValidator": FileExtensionValidator}
    application = run(0, **given, private_storage=InMemoryStorage(), check_pdf=checked.append).Application
    create(application)
    made = application(original_name="../me.pdf", cv=ContentFile(b"x", name="me.pdf"))
    made.full_clean()
    made.save()
    assert checked and made.cv.name.startswith("cv/") and "me" not in made.cv.name
    with raises(ValidationError, "exe"):
        application(original_name="x", cv=ContentFile(b"x", name="me.exe")).full_clean()
    storage, name = made.cv.storage, made.cv.name
    made.delete()
    assert storage.exists(name) and settings.FILE_UPLOAD_MAX_MEMORY_SIZE == 2.5 * 2**20
