"""Questions on migrations, apps and settings."""

from django.db import connection, migrations, models
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState

from .given import queries, raises


def apply(operations, state, label="shop"):
    """Runs the operations on the tables, and gives the state after them."""
    migration = type("Migration", (migrations.Migration,), {"operations": operations})("0002_next", label)
    with connection.schema_editor() as editor:
        return migration.apply(state, editor)


def model_state(name, **fields):
    return migrations.CreateModel(name, [("id", models.BigAutoField(primary_key=True)), *fields.items()])


def columns(table):
    with connection.cursor() as cursor:
        return {column.name for column in connection.introspection.get_table_description(cursor, table)}


def ask_what_migrations_do(run):
    from django.db.migrations.autodetector import MigrationAutodetector

    names = run(0, migrations=migrations, models=models)
    assert names.Migration.dependencies == [("billing", "0006_invoice_number")]
    before = apply([model_state("Invoice")], ProjectState())
    wanted = before.clone()
    names.Migration.operations[0].state_forwards("shop", wanted)
    with queries(0):
        changes = MigrationAutodetector(before, wanted)._detect_changes()
    (operation,) = changes["shop"][0].operations
    assert type(operation) is migrations.AddField and operation.name == "due_date"
    apply(names.Migration.operations, before)
    assert "due_date" in columns("shop_invoice")
    recorded = MigrationExecutor(connection).recorder.applied_migrations()
    assert ("auth", "0001_initial") in recorded and connection.features.can_rollback_ddl


def ask_data_migrations_and_squashing(run):
    from django.db.migrations.optimizer import MigrationOptimizer

    text = lambda: models.CharField(max_length=9, default="")
    state = apply([model_state("Customer", region=text(), postcode=text())], ProjectState())
    customer = state.apps.get_model("shop", "Customer")
    customer.objects.bulk_create(customer(postcode=code) for code in ("AB1", "BN2", "LS3"))
    migration = run(0, migrations=migrations).Migration
    for _ in range(2):
        apply(migration.operations, state)
        assert list(customer.objects.order_by("pk").values_list("region", flat=True)) == ["North", "South", ""]
    assert migration.operations[0].reversible and not hasattr(customer, "own_method")
    add = migrations.AddField("customer", "vip", models.BooleanField(default=False))
    assert MigrationOptimizer().optimize([*migration.operations, add], "shop") == [add]


def ask_splitting_into_apps(run):
    run.blocks = [run.blocks[0].replace("[...]", '[("id", models.BigAutoField(primary_key=True))]')]
    operations = run(0, migrations=migrations, models=models).operations
    state = apply([model_state("Invoice")], ProjectState(), "core")
    state.apps.get_model("core", "Invoice").objects.create()
    with queries(0):
        state = apply(operations, state, "billing")
    assert state.apps.get_model("billing", "Invoice").objects.count() == 1


def ask_project_and_app(run):
    listed = run(0).INSTALLED_APPS
    assert listed == ["orders.apps.OrdersConfig"]
    app = type("Meta", (), {"app_label": "orders"})
    invoice = type("Invoice", (models.Model,), {"__module__": "orders.models", "Meta": app})
    assert invoice._meta.db_table == "orders_invoice"
    with raises(RuntimeError, "isn't in an application in INSTALLED_APPS"):
        type("Lost", (models.Model,), {"__module__": "orders.models"})


def ask_python_names_and_values(run):
    import io
    from contextlib import redirect_stdout

    with redirect_stdout(io.StringIO()) as out:
        run(0)
    assert out.getvalue() == "['news', 'sport'] ['news', 'sport'] True\n"
    add_tag = run(1).add_tag
    assert add_tag("news") == ["news"] and add_tag("sport") == ["sport"]
    right, wrong = run.blocks[2].splitlines()
    run.blocks[2] = f"{right}\nclass Wrong(models.Model):\n    {wrong}\nclass Right(models.Model):\n    {right}"
    names = run(2, models=models)
    assert [error.id for error in names.Wrong.check()] == ["fields.E010"] and names.Right.check() == []
    assert names.Wrong().labels is names.Wrong().labels and names.Right().labels is not names.Right().labels


def ask_deploying_django(run):
    from django.core.files.storage import storages
    from django.test import RequestFactory, override_settings

    assert set(run(0).STORAGES) == {"default", "staticfiles"}
    with override_settings(STORAGES=run.names["STORAGES"]):
        assert type(storages["staticfiles"]).__name__ == "ManifestStaticFilesStorage"
    forwarded = RequestFactory().get("/", headers={"x-forwarded-proto": "https"})
    assert not forwarded.is_secure()
    with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
        assert forwarded.is_secure(), "whoever can send the header is believed"
