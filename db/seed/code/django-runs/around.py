"""Questions on what happens around a request: tasks, signals, tests, settings, waiting for others."""

import asyncio
import os
import unittest
from functools import partial

from asgiref.sync import sync_to_async
from django.db import connection, models, transaction
from django.test import RequestFactory, TestCase, override_settings
from django.urls import path

from .given import create, queries, raises, routes


def ask_background_work(run):
    from django.tasks import TaskResultStatus, default_task_backend, task
    from django.tasks.exceptions import InvalidTask

    made = []
    order = type("Order", (), {"pk": 7})
    given = {"task": task, "transaction": transaction, "partial": partial, "form": None}

    class Unsaved(Exception):
        pass

    def confirm(form):
        return order

    backend = {"BACKEND": "django.tasks.backends.dummy.DummyBackend", "QUEUES": ["documents"]}
    with override_settings(TASKS={"default": backend}):
        names = run(0, **given, confirm=confirm)
        (result,) = default_task_backend.results
        assert result.args == [7] and result.status == TaskResultStatus.READY, "the dummy only stores it"
        with raises(TypeError):
            names.make_invoice.enqueue(order)
        with raises(Unsaved), transaction.atomic():
            transaction.on_commit(partial(names.make_invoice.enqueue, 8))
            raise Unsaved
        assert len(default_task_backend.results) == 1
    with raises(InvalidTask):
        names.make_invoice.enqueue(7)


def ask_which_test_class(run):
    from django.core import mail
    from django.http import HttpResponse

    def view(request):
        transaction.on_commit(lambda: mail.send_mail("Hello", "x", None, ["ada@example.com"]))
        return HttpResponse()

    class Test(TestCase):
        def test(self):
            routes(path("", view))
            mail.outbox = []
            self.client.post("/")
            self.assertEqual(mail.outbox, [], "nothing was committed")
            run(0, self=self, url="/", data={}, mail=mail)

    result = unittest.TestResult()
    Test("test")(result)
    assert result.wasSuccessful(), result.failures + result.errors


def ask_signals_and_when_not(run):
    from django.db.models.signals import post_save

    class Customer(models.Model):
        name = models.CharField(max_length=9)

    create(Customer)
    sent, queued = [], []
    post_save.connect(lambda sender, created, **kwargs: sent.append(created), sender=Customer, weak=False)
    form = type("Form", (), {"save": lambda self: Customer.objects.create()})
    welcome = type("Welcome", (), {"enqueue": staticmethod(queued.append)})
    sign_up = run(0, transaction=transaction, partial=partial, welcome=welcome).sign_up
    customer = sign_up(form())
    assert queued == [customer.pk]
    customer.save()
    Customer.objects.update(name="Ada")
    Customer.objects.bulk_create([Customer()])
    assert sent == [True, False] and queued == [customer.pk]


def ask_finding_a_slow_view(run):
    import time

    class Invoice(models.Model):
        pass

    create(Invoice)
    given = {"time": time, "connection": connection, "request": None}
    timer = run(0, **given, get_response=lambda request: (Invoice.objects.count(), Invoice.objects.first())).timer
    assert timer.n == 2 and 0 < timer.seconds < 10
    with queries(1) as sent:
        Invoice.objects.all().explain()
    assert sent[0].startswith("EXPLAIN")


class Answers:
    """An HTTP client whose first call is only answered when the second is under way."""

    under_way = []

    def __init__(self, timeout):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        pass

    async def get(self, url):
        self.under_way.append(url)
        await asyncio.sleep(0)
        assert self.under_way == ["rates", "weather"]
        return type("Answer", (), {"json": lambda self: url})()


def ask_async_views(run):
    from django.contrib.auth.decorators import login_required
    from django.contrib.auth.models import User
    from django.core.exceptions import SynchronousOnlyOperation
    from django.shortcuts import aget_object_or_404

    class Account(models.Model):
        owner = models.ForeignKey(User, models.CASCADE)

    class Product(models.Model):
        name = models.CharField(max_length=9)

    class Order(models.Model):
        account = models.ForeignKey(Account, models.CASCADE, related_name="orders")
        product = models.ForeignKey(Product, models.CASCADE)
        shown = models.BooleanField(default=False)

    create(Account, Product, Order)
    user = User.objects.create_user("ada")
    account = Account.objects.create(owner=user)
    for name in ("Cup", "Pot"):
        Order.objects.create(account=account, product=Product.objects.create(name=name))
    request = RequestFactory().get("/")
    request.auser = sync_to_async(lambda: user)
    render = lambda request, template, context: [order.product.name for order in context["orders"]]
    given = {"Account": Account, "asyncio": asyncio, "RATES_URL": "rates", "WEATHER_URL": "weather", "render": render}
    given |= {"login_required": login_required, "aget_object_or_404": aget_object_or_404}
    old = run(0, **given).dashboard
    with raises(SynchronousOnlyOperation):
        asyncio.run(old(request, account.pk))
    new = run(1, httpx=type("httpx", (), {"AsyncClient": Answers})).dashboard
    assert asyncio.run(new(request, account.pk)) == ["Cup", "Pot"]
    assert Order.objects.filter(shown=True).count() == 2


def ask_settings_and_secrets(run):
    os.environ.pop("DJANGO_SECRET_KEY", None)
    with raises(KeyError):
        run(0)
    os.environ |= {"DJANGO_SECRET_KEY": "k", "DJANGO_HOSTS": "a.example,b.example"}
    names = run(0)
    assert (names.DEBUG, names.ALLOWED_HOSTS, bool("False")) == (False, ["a.example", "b.example"], True)
    from django.core.signing import BadSignature, Signer

    signed = Signer(key="old").sign("ada")
    assert Signer(key="new", fallback_keys=["old"]).unsign(signed) == "ada"
    with raises(BadSignature):
        Signer(key="new").unsign(signed)
