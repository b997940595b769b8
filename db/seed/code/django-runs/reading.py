"""Questions on reading rows: how many queries, and what they give."""

import io
from contextlib import redirect_stdout

from django.db import models
from django.db.models import Q

from .given import create, queries


def ask_lazy_querysets(run):
    class Task(models.Model):
        title = models.CharField(max_length=9)
        done = models.BooleanField(default=False)
        created = models.DateTimeField(auto_now_add=True)

    create(Task)
    Task.objects.create(title="Call Ada")
    with queries(1), redirect_stdout(io.StringIO()) as out:
        names = run(0, Task=Task)
    assert out.getvalue() == "1\nCall Ada\n"
    with queries(0):
        subquery = Task.objects.filter(pk__in=names.recent.values("pk"))
    with queries(1):
        assert len(subquery) == 1
    tasks = Task.objects.filter(done=False)
    with queries(3):
        if tasks.exists():
            tasks.count()
        list(tasks)
    unread = Task.objects.all()
    with queries(3) as sent:
        repr(unread), unread[0], unread[0]
    assert "LIMIT 21" in sent[0]


def ask_what_an_orm_is(run):
    class Customer(models.Model):
        city = models.CharField(max_length=9)

    class Order(models.Model):
        customer = models.ForeignKey(Customer, models.CASCADE)
        created = models.DateTimeField(auto_now_add=True)

    with queries(0):
        orders = run.value(0, Order=Order)
    sql, params = orders.query.sql_with_params()
    for part in ("INNER JOIN", 'WHERE "shop_customer"."city" = %s', "DESC LIMIT 10"):
        assert part in sql, sql
    assert params == ("Leeds",)
    assert "= Leeds ORDER BY" in str(orders.query), "without quotes"


def ask_paging_a_big_table(run):
    from django.contrib import admin
    from django.contrib.auth.models import User
    from django.core.paginator import Paginator
    from django.test import RequestFactory
    from django.utils.functional import cached_property
    from rest_framework.pagination import CursorPagination
    from rest_framework.request import Request

    class Entry(models.Model):
        created = models.DateField()

    class Refused(models.Model):
        class Meta:
            indexes = [models.Index(fields=["-pk"], name="pk")]

    create(Entry)
    assert [error.id for error in Refused.check(databases=["default"])] == ["models.E012"]
    Entry.objects.bulk_create(Entry(created=f"2026-01-0{1 + number // 60}") for number in range(150))
    request = RequestFactory().get("/", {"page": "3"})
    with queries(1) as sent:
        page = run(0, Entry=Entry, Paginator=Paginator, request=request).page
    assert "COUNT(*)" in sent[0]
    with queries(1) as sent:
        list(page)
    assert "LIMIT 50 OFFSET 100" in sent[0]
    names = run(1, cached_property=cached_property, CursorPagination=CursorPagination)
    with queries(1) as sent:
        assert names.CappedPaginator(Entry.objects.order_by("-created"), 50).num_pages == 3
    assert "FROM (SELECT" in sent[0] and "LIMIT 5000" in sent[0] and "ORDER BY" not in sent[0]
    listing = RequestFactory().get("/")
    listing.user = User.objects.create_superuser("ada")
    cheap = {"paginator": names.CappedPaginator, "show_full_result_count": False}
    for options, counts in (({}, 2), (cheap, 1)):
        entries = type("EntryAdmin", (admin.ModelAdmin,), {"ordering": ["-created"], **options})(Entry, admin.site)
        with queries(counts + 1) as sent:
            changes = entries.get_changelist_instance(listing)
            list(changes.result_list)
        assert sum("COUNT(*)" in sql for sql in sent) == counts
        assert '"created" DESC, "shop_entry"."id" DESC' in sent[-1]
    names.LogPagination.page_size, address, read = 50, "/", []
    while address:
        pages = names.LogPagination()
        with queries(1) as sent:
            read.append([row.pk for row in pages.paginate_queryset(Entry.objects.all(), Request(RequestFactory().get(address)))])
        assert "LIMIT 51" in sent[0] and "OFFSET" not in sent[0]
        address = pages.get_next_link()
    assert [len(rows) for rows in read] == [50, 50, 50] and sum(read, []) == list(range(150, 0, -1))


def ask_managers_and_querysets(run):
    from datetime import timedelta

    from django.utils import timezone

    def complete(article):
        article.add_to_class("published", models.DateTimeField())
        article.add_to_class("deleted", models.BooleanField(default=False))
        return article

    article = complete(run(0, models=models, timezone=timezone).Article)
    create(article)
    gone = article.objects.create(published=timezone.now(), deleted=True)
    assert article.objects.count() == 0 and article._base_manager.count() == 1
    gone.refresh_from_db()
    article = complete(run(1).Article)
    article.objects.create(published=timezone.now() - timedelta(days=1))
    assert article.objects.count() == 2 and article.objects.filter(pk__gt=0).visible().count() == 1
    assert article.objects.live().visible(now=timezone.now() - timedelta(days=2)).count() == 0


def ask_python_iterators_and_generators(run):
    import csv
    import tempfile

    class Customer(models.Model):
        name = models.CharField(max_length=9)

    class Order(models.Model):
        number = models.IntegerField()
        total = models.IntegerField()
        customer = models.ForeignKey(Customer, models.CASCADE)

    create(Customer, Order)
    ada = Customer.objects.create(name="Ada")
    Order.objects.bulk_create(Order(number=n, total=n, customer=ada) for n in range(3))
    with tempfile.NamedTemporaryFile() as file, queries(1):
        run(0, Order=Order, csv=csv, path=file.name)
        assert open(file.name).read().split() == ["0,Ada,0", "1,Ada,1", "2,Ada,2"]
