"""Questions on templates."""

from django.db import models
from django.test import Client, RequestFactory
from django.urls import path

from .given import create, page, queries, routes


def ask_views_and_templates(run):
    from django.contrib.auth.models import User
    from django.shortcuts import render

    class Author(models.Model):
        name = models.CharField(max_length=9)

    class Article(models.Model):
        title = models.CharField(max_length=9)
        author = models.ForeignKey(Author, models.CASCADE, null=True)
        published = models.DateField(auto_now_add=True)

    create(Author, Article)
    Article.objects.create(title="One", author=Author.objects.create(name="<Bo>"))
    Article.objects.create(title="Two")
    page("base.html", "{% block content %}{% endblock %}")
    page("news/latest.html", run.template())
    request = RequestFactory().get("/")
    request.user = User(username="ada")
    with queries(1):
        text = run(0, Article=Article, render=render).latest(request).text
    assert "Hello ada" in text and "<h2>One</h2> &lt;Bo&gt;" in text and "<h2>Two</h2> Unknown" in text
    routes(path("", run.names["latest"]))
    ada = Client()
    ada.force_login(User.objects.create_user("ada"))
    with queries(3):
        ada.get("/")
    page("alone", "{{ article.author }}")
    assert render(request, "alone", {"article": Article()}).text == "None"


def ask_template_partials(run):
    from django.contrib.auth.decorators import login_required
    from django.contrib.auth.models import AnonymousUser, User
    from django.shortcuts import get_object_or_404, render
    from django.views.decorators.http import require_POST

    class Task(models.Model):
        title = models.CharField(max_length=9)
        owner = models.ForeignKey(User, models.CASCADE)
        toggle = lambda self: None

    create(Task)
    page("tasks/list.html", run.template())
    request = RequestFactory().get("/")
    request.user = User.objects.create_user("ada")
    task = Task.objects.create(title="<Seeds>", owner=request.user)
    given = {"get_object_or_404": get_object_or_404, "Task": Task, "render": render}
    toggle = run(0, **given, login_required=login_required, require_POST=require_POST).toggle
    assert toggle(request, task.pk).status_code == 405
    request = RequestFactory().post("/")
    request.user = AnonymousUser()
    assert toggle(request, task.pk).status_code == 302
    request.user = task.owner
    row = toggle(request, task.pk).text.strip()
    assert row == '<li id="task-1">&lt;Seeds&gt;</li>'
    assert row in render(request, "tasks/list.html", {"tasks": [task]}).text
    page("include", '{% include "tasks/list.html#task-row" %}')
    assert row in render(request, "include", {"task": task}).text
    page("tasks/list.html", "{% partialdef task-row %}[{{ forloop.counter }}]{% endpartialdef %}")
    assert render(request, "tasks/list.html#task-row", {"task": task}).text == "[]"


def ask_template_boundaries(run):
    class Product(models.Model):
        name = models.CharField(max_length=9)

    class Review(models.Model):
        product = models.ForeignKey(Product, models.CASCADE, related_name="reviews")

    from django.shortcuts import render

    create(Product, Review)
    for name in ("Cup", "Pot"):
        Review.objects.create(product=Product.objects.create(name=name))
    products = run(0, Product=Product, Count=models.Count).products
    page("list", "{% for product in products %}{{ product.reviews.count }}{% endfor %}")
    with queries(3):
        assert render(None, "list", {"products": Product.objects.all()}).text == "11"
    with queries(3):
        render(None, "list", {"products": Product.objects.fetch_mode(models.FETCH_RAISE)})
    page("list", "{% for product in products %}{{ product.review_count }}{% endfor %}")
    with queries(1):
        assert render(None, "list", {"products": products}).text == "11"
    page("cards", run.template())
    assert "<article>Cup</article>" in render(None, "cards", {"products": products}).text
