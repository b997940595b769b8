"""Questions on models: fields, keys, relations, constraints."""

from django.db import IntegrityError, connection, models, transaction

from .given import create, raises


def ask_choices_and_enumerations(run):
    from django.core.exceptions import ValidationError

    order = run(0, models=models).Order
    create(order)
    known = order.Status
    with raises(AttributeError):
        known.CANCELED
    assert order(status="sent").get_status_display() == "On its way" and known.SENT == "sent"
    with raises(ValidationError):
        order(status="canceled").full_clean()
    order.objects.create()
    order.objects.update(status="canceled")
    wrong = order.objects.exclude(status__in=known.values)
    nested = """
class Order(models.Model):
    class Status(models.TextChoices):
        NEW = "new"

    class Meta:
        constraints = [models.Q(status__in=Status.values)]
"""
    with raises(NameError, "Status"):
        exec(nested, {"models": models, "__name__": "shop.models"})

    class Checked(models.Model):
        status = models.CharField(max_length=12, choices=known, default=known.NEW)

        class Meta:
            db_table = "shop_order"
            constraints = [models.CheckConstraint(condition=models.Q(status__in=known.values), name="known_status")]

    (check,) = Checked._meta.constraints
    with raises(IntegrityError), connection.schema_editor() as editor:
        editor.add_constraint(Checked, check)
    wrong.update(status=known.CANCELLED)
    with connection.schema_editor() as editor:
        editor.add_constraint(Checked, check)
    with raises(IntegrityError):
        order.objects.update(status="canceled")


def ask_creating_a_model(run):
    from datetime import UTC, datetime, timedelta

    from django import forms
    from django.conf import settings
    from django.contrib.auth.models import User
    from django.utils import timezone

    class Room(models.Model):
        pass

    booking = run(0, models=models, settings=settings, timezone=timezone, Room=Room).Booking
    create(Room, booking)
    assert type(booking._meta.pk) is models.BigAutoField
    member, room = User.objects.create_user("ada"), Room.objects.create()
    start = datetime(2026, 5, 4, 9, tzinfo=UTC)
    wrong = {"member": member, "room": room, "starts_at": start, "ends_at": start - timedelta(hours=1)}
    with raises(IntegrityError, "booking_ends_after_start"):
        booking(**wrong).save()
    form = forms.modelform_factory(booking, fields=["member", "room", "starts_at", "ends_at"])
    assert "booking_ends_after_start" in str(form({**wrong, "member": member.pk, "room": room.pk}).errors)
    with timezone.override("Europe/Helsinki"):
        assert "04 May 12:00" in str(booking(**wrong))


def ask_model_relationships(run):
    from django.apps import apps

    for name in ("Publisher", "Author", "Member"):
        type(name, (models.Model,), {"__module__": "shop.models"})
    publisher, member = apps.get_model("shop", "Publisher"), apps.get_model("shop", "Member")
    author = apps.get_model("shop", "Author")
    names = run(0, models=models, Publisher=publisher, Author=author, Member=member)
    create(publisher, author, member, names.Book, names.Authorship, names.Card)
    house = publisher.objects.create()
    book = names.Book.objects.create(publisher=house)
    assert list(house.books.all()) == [book]
    with raises(models.ProtectedError):
        house.delete()
    reader = member.objects.create()
    with raises(member.card.RelatedObjectDoesNotExist):
        reader.card
    names.Card.objects.create(member=reader)
    with raises(IntegrityError):
        names.Card.objects.create(member=reader)
    publisher_field = names.Book._meta.get_field("publisher")
    assert publisher_field.column == "publisher_id" and publisher_field.db_index
    with raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM shop_publisher")
        connection.check_constraints()
    assert {"DB_CASCADE", "DB_SET_NULL"} <= set(dir(models))


def ask_composite_primary_keys(run):
    from datetime import UTC, datetime

    from django.contrib import admin
    from django.core.exceptions import FieldError, ImproperlyConfigured

    class Sensor(models.Model):
        pass

    reading = run(0, models=models, Sensor=Sensor).Reading
    assert reading._meta.db_table == "reading" and not reading._meta.managed
    create(Sensor, reading)
    moment = datetime(2026, 5, 4, tzinfo=UTC)
    first = reading.objects.create(sensor=Sensor.objects.create(pk=7), taken_at=moment, value=1)
    assert first.pk == (7, moment) and reading.objects.get(pk=(7, moment)) == first
    assert reading.objects.aggregate(n=models.Count("pk")) == {"n": 1}
    with raises((FieldError, ValueError)):
        reading.objects.aggregate(n=models.Max("pk"))
    with raises(ImproperlyConfigured):
        admin.site.register(reading)
    alarm = type("Alarm", (models.Model,), {"__module__": "shop.models", "reading": models.ForeignKey(reading, models.CASCADE)})
    assert "fields.E347" in str([error.id for error in alarm.check()])
    first.taken_at = datetime(2026, 5, 5, tzinfo=UTC)
    first.save()
    assert reading.objects.count() == 2
