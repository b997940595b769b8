"""Questions on writing rows: statements, transactions, moments, databases."""

import random
from functools import partial

from django.db import IntegrityError, connections, models, transaction
from django.db.models import F
from django.db.models.functions import TruncDate
from django.test import override_settings

from .given import create, queries, raises


def ask_crud_with_the_orm(run):
    from django.contrib.auth.models import User

    class Task(models.Model):
        title = models.CharField(max_length=20)
        done = models.BooleanField(default=False)
        owner = models.ForeignKey(User, models.CASCADE)

    create(Task)
    user = User.objects.create_user("ada")
    Task.objects.create(pk=7, title="Buy seeds", owner=user)
    with queries(5) as sent:
        run(0, Task=Task, user=user)
    assert [sql.split()[0] for sql in sent] == ["INSERT", "SELECT", "UPDATE", "DELETE", "UPDATE"]
    assert "SET \"title\" = 'Call Ada today' WHERE" in sent[2]
    assert Task.objects.filter(done=True).count() == 2
    with queries(1):
        Task.objects.filter(owner=user, done=True).delete()
    assert Task.objects.count() == 0
    with raises(Task.DoesNotExist):
        Task.objects.get(pk=7)


def ask_atomic_and_on_commit(run):
    class Contact(models.Model):
        owner = models.IntegerField()
        email = models.CharField(max_length=9, unique=True)

    class Import(models.Model):
        owner = models.IntegerField()
        skipped = models.IntegerField()

    create(Contact, Import)
    mails = []

    rows = [{"email": "a"}, {"email": "a"}, {"email": "b"}]
    given = {"Contact": Contact, "Import": Import, "transaction": transaction, "IntegrityError": IntegrityError}
    given |= {"owner": 1, "skipped": [], "send_summary": lambda owner, skipped: mails.append(len(skipped))}
    with raises(transaction.TransactionManagementError):
        run(0, **given, rows=rows)
    assert mails == [] and Contact.objects.count() == 0
    given["skipped"] = []
    with raises(transaction.TransactionManagementError):
        run(0, **given, rows=rows[:2])
    assert mails == [1] and Contact.objects.count() == 0
    given["skipped"] = []
    run(1, **given, rows=rows, partial=partial)
    assert mails == [1, 1] and Contact.objects.count() == 2 and Import.objects.get().skipped == 1


def ask_concurrent_updates(run):
    class Event(models.Model):
        seats_left = models.IntegerField()
        version = models.IntegerField(default=1)

    class Ticket(models.Model):
        event = models.ForeignKey(Event, models.CASCADE)
        user = models.IntegerField()

    class SoldOut(Exception):
        pass

    create(Event, Ticket)
    mails = []
    given = {"Event": Event, "Ticket": Ticket, "SoldOut": SoldOut, "event_id": 1, "F": F}
    given |= {"transaction": transaction, "partial": partial, "send_confirmation": lambda *mail: mails.append(mail)}
    given["request"] = type("Request", (), {"user": 5})
    Event.objects.create(seats_left=1)
    run(0, **given)
    assert len(mails) == 1
    Event.objects.update(seats_left=1)
    run(1, **given)
    with raises(SoldOut):
        run(1, **given)
    assert Event.objects.get().seats_left == 0 and len(mails) == 2
    saved = Event.objects.filter(pk=1, version=1).update(version=F("version") + 1)
    assert (saved, Event.objects.filter(pk=1, version=1).update(version=2)) == (1, 0)


def ask_time_zones_and_dates(run):
    from datetime import UTC, datetime
    from zoneinfo import ZoneInfo

    class Order(models.Model):
        created = models.DateTimeField()

    create(Order)
    tuesday = datetime(2026, 1, 6, 9, tzinfo=ZoneInfo("Pacific/Auckland"))
    assert tuesday.utcoffset().total_seconds() == 13 * 3600 and tuesday.astimezone(UTC).strftime("%A") == "Monday"
    Order.objects.create(created=tuesday)
    given = {"Order": Order, "ZoneInfo": ZoneInfo, "TruncDate": TruncDate, "Count": models.Count}
    assert list(run(0, **given).per_day) == [{"day": tuesday.date(), "n": 1}]
    assert Order.objects.filter(created__date=tuesday.date()).count() == 0


def ask_replicas_and_database_routers(run):
    from contextvars import ContextVar

    class Item(models.Model):
        pass

    create(Item)
    old, new = run(0, random=random).Router(), run(1, connections=connections).Router()
    use_replica = run.names["use_replica"] = ContextVar("use_replica", default=False)
    run.names["REPLICAS"] = ["replica1"]
    assert old.db_for_read(Item) in ("replica1", "replica2")
    assert new.db_for_read(Item) == "default"
    use_replica.set(True)
    assert new.db_for_read(Item) == "replica1"
    with transaction.atomic():
        assert new.db_for_read(Item) == "default"
    assert old.db_for_write(Item) == new.db_for_write(Item) == "default" and new.allow_relation(None, None)
    assert new.allow_migrate("default", "shop") and not new.allow_migrate("replica1", "shop")
    with override_settings(DATABASE_ROUTERS=[new]):
        assert Item.objects.all().db == "replica1" and Item.objects.select_for_update().db == "default"
        assert Item(pk=1)._state.db is None
        with queries(2):
            Item.objects.using("default").get_or_create(pk=1)
