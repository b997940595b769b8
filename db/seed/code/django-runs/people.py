"""Questions on the user model and the admin."""

from django.db import models

from .given import create, queries, raises


def ask_custom_user_model(run):
    from django.contrib.auth.base_user import BaseUserManager
    from django.contrib.auth.models import AbstractUser, User
    from django.test import override_settings

    class UserManager(BaseUserManager):
        def create_user(self, email, password=None):
            return self.model(email=self.normalize_email(email))

    # The relations to groups keep their names free of the other user model, which is set up here already.
    class Base(AbstractUser):
        groups = user_permissions = None

        class Meta:
            abstract = True

    user = run(0, AbstractUser=Base, models=models, UserManager=UserManager).User
    assert run.names["AUTH_USER_MODEL"] == "accounts.User" and user.username is None
    assert user.objects.create_user("Ada@EXAMPLE.com").get_username() == "Ada@example.com"
    with override_settings(AUTH_USER_MODEL="shop.User"):
        with raises(AttributeError, "swapped"):
            User.objects.count()


def ask_useful_and_safe_admin(run):
    from django.contrib import admin
    from django.contrib.auth.models import User
    from django.test import RequestFactory

    class Customer(models.Model):
        city = models.CharField(max_length=9)

    class Order(models.Model):
        number = models.CharField(max_length=9)
        customer = models.ForeignKey(Customer, models.CASCADE)
        created = models.DateField(auto_now_add=True)
        invoiced_at = models.DateField(null=True)

    create(Customer, Order)
    admin.site.register(Customer, type("CustomerAdmin", (admin.ModelAdmin,), {"search_fields": ["city"]}))
    for number in range(3):
        order = Order.objects.create(number=number, customer=Customer.objects.create(city="Leeds"))
    order_admin = run(0, admin=admin, Order=Order).OrderAdmin(Order, admin.site)
    assert order_admin.check() == [] and admin.site.is_registered(Order)
    request = RequestFactory().get("/")
    request.user = User.objects.create_superuser("ada")
    with queries(2) as sent:
        changes = order_admin.get_changelist_instance(request)
        assert [order_admin.city(row) for row in changes.result_list] == ["Leeds"] * 3
    assert sum("COUNT(*)" in sql for sql in sent) == 1
    customers = order_admin.get_form(request)().fields["customer"].widget.widget
    assert type(customers).__name__ == "AutocompleteSelect"
    assert order_admin.has_change_permission(request, order)
    order.invoiced_at = order.created
    assert not order_admin.has_change_permission(request, order)
    assert order_admin.has_view_permission(request, order)
    found, _ = order_admin.get_search_results(request, Order.objects.all(), "1")
    assert found.count() == 1 and "LIKE" not in str(found.query)


def ask_who_gets_into_the_admin(run):
    from django.contrib.admin import site
    from django.contrib.auth.models import Group, Permission, User
    from django.contrib.contenttypes.models import ContentType
    from django.test import RequestFactory

    may_use = run(0).may_use_back_office
    agent = User.objects.create_user("eve")
    request = RequestFactory().get("/")
    request.user = agent
    assert not site.has_permission(request)
    agent.is_staff = True
    agent.save()
    assert site.has_permission(request) and site.get_app_list(request) == [] and not may_use(agent)
    kind = ContentType.objects.create(app_label="support", model="ticket")
    group = Group.objects.create(name="Support")
    group.permissions.add(Permission.objects.create(codename="view_ticket", content_type=kind, name="x"))
    agent.groups.add(group)
    agent = User.objects.get(pk=agent.pk)
    assert may_use(agent) and not agent.has_perm("support.change_ticket")
    agent.is_active = False
    assert not may_use(agent) and not agent.has_perm("support.view_ticket")
    assert User(is_superuser=True, is_active=True).has_perm("anything.next_year")
