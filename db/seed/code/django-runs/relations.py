"""Questions on reading rows with what they refer to."""

from django.core.exceptions import FieldFetchBlocked
from django.db import models
from django.db.models import Count, OuterRef, Prefetch, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from .given import create, queries, raises


def ask_counts_that_multiply(run):
    class Post(models.Model):
        pass

    class Ordered(models.Manager):
        def get_queryset(self):
            return super().get_queryset().order_by("pk")

    class Comment(models.Model):
        post = models.ForeignKey(Post, models.CASCADE, related_name="comments")
        approved = models.BooleanField(default=True)
        objects = Ordered()

    class Like(models.Model):
        post = models.ForeignKey(Post, models.CASCADE, related_name="likes")
        weight = models.IntegerField(default=5)

        class Meta:
            ordering = ["pk"]

    create(Post, Comment, Like)
    post, bare = Post.objects.create(), Post.objects.create()
    Comment.objects.bulk_create(Comment(post=post) for _ in range(3))
    Like.objects.bulk_create(Like(post=post) for _ in range(2))
    known = {"Post": Post, "Like": Like, "Count": Count, "Sum": Sum}
    wrong = run.value(0, **known)
    assert wrong.values_list("comments_n", "likes_n", "weight").get(pk=post.pk) == (6, 6, 30)
    distinct = Post.objects.annotate(n=Count("comments", distinct=True), weight=Sum("likes__weight", distinct=True))
    assert distinct.values_list("n", "weight").get(pk=post.pk) == (3, 5)
    right = run(1, **known, Comment=Comment, OuterRef=OuterRef, Coalesce=Coalesce, Subquery=Subquery).posts
    with queries(1):
        found = [(post.comments_n, post.likes_n, post.weight) for post in right.order_by("pk")]
    assert found == [(3, 2, 10), (0, 0, 0)]
    grouped = Comment.objects.values("post").annotate(n=Count("pk"))
    assert list(grouped.values_list("n", flat=True)) == [1, 1, 1], "the manager's order joins the grouping"
    assert [row["n"] for row in Like.objects.values("post").annotate(n=Count("pk"))] == [2], "the model's doesn't"
    filtered = Post.objects.annotate(n=Count("comments", filter=Q(comments__approved=True)))
    assert filtered.get(pk=bare.pk).n == 0


def ask_prefetch_with_its_own_queryset(run):
    class Author(models.Model):
        name = models.CharField(max_length=9)

    class Post(models.Model):
        title = models.CharField(max_length=9)
        author = models.ForeignKey(Author, models.CASCADE)

    class Comment(models.Model):
        post = models.ForeignKey(Post, models.CASCADE, related_name="comments")
        approved = models.BooleanField(default=True)
        created = models.DateTimeField(auto_now_add=True)

    create(Author, Post, Comment)
    for number in range(51):
        post = Post.objects.create(author=Author.objects.create(name=f"A{number}"))
        Comment.objects.bulk_create(Comment(post=post, approved=n != 4) for n in range(5))
    shown = []
    given = {"Post": Post, "Comment": Comment, "Prefetch": Prefetch}
    with queries(102):
        run(0, **given, show=lambda *parts: shown.append(parts))
    before = [(title, name, [c.pk for c in latest]) for title, name, latest in shown]
    shown.clear()
    with queries(2) as sent:
        run(1)
    assert [(title, name, [c.pk for c in latest]) for title, name, latest in shown] == before
    assert "ROW_NUMBER() OVER" in sent[1]
    with queries(2):
        assert len([post.author.name for post in Post.objects.order_by("-pk").fetch_mode(models.FETCH_PEERS)[:50]]) == 50


def ask_orm_when_it_hurts(run):
    class Customer(models.Model):
        name = models.CharField(max_length=9)

    class Order(models.Model):
        customer = models.ForeignKey(Customer, models.CASCADE)

    class Item(models.Model):
        order = models.ForeignKey(Order, models.CASCADE, related_name="items")
        price = models.IntegerField()

    create(Customer, Order, Item)
    for _ in range(4):
        order = Order.objects.create(customer=Customer.objects.create(name="Ada"))
        Item.objects.bulk_create(Item(order=order, price=price) for price in (1, 2))
    with queries(1 + 3 * 4):
        for order in Order.objects.all():
            order.customer.name, list(order.items.all()), order.items.aggregate(Sum("price"))
    orders = run(0, Order=Order, Sum=Sum).orders
    with queries(2):
        seen = [(o.customer.name, [i.price for i in o.items.all()], o.total) for o in orders]
    assert seen == [("Ada", [1, 2], 3)] * 4
    with queries(4):
        [list(order.items.filter(price=1)) for order in orders]
    Order.objects.create(customer=order.customer)
    assert orders.all().last().total == 0
    with queries(2):
        [order.customer.name for order in Order.objects.fetch_mode(models.FETCH_PEERS)]
    with raises(FieldFetchBlocked):
        Order.objects.fetch_mode(models.FETCH_RAISE).first().customer
