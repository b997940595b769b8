"""Questions on forms and validation."""

from django import forms
from django.db import IntegrityError, models, transaction

from .given import create, raises


def ask_a_field_of_your_own(run):
    from django.core.exceptions import ValidationError
    from django.core.validators import EmailValidator

    known = {"forms": forms, "ValidationError": ValidationError, "THROWAWAY_DOMAINS": {"bin.example"}}
    field_class = run(0, **known).AddressListField
    checks = [EmailValidator("%(value)s is not an address."), run(1).no_throwaway_domain]
    field = field_class(validators=checks)
    assert field.clean("a@example.com, ") == ["a@example.com"]
    assert field.clean("b@example.com,a@example.com, b@example.com") == ["b@example.com", "a@example.com"]
    for text, message in {
        ", ": "required",
        "ada": "ada is not an address.",
        "a@BIN.example": "a@BIN.example is a throwaway address.",
        ",".join(f"a{n}@example.com" for n in range(11)): "At most 10 addresses",
    }.items():
        with raises(ValidationError, message):
            field.clean(text)
    form = type("Invite", (forms.Form,), {"to": field_class(initial=["a@x.example", "b@x.example"])})
    assert 'value="a@x.example, b@x.example"' in str(form()) and 'value="typed , "' in str(form({"to": "typed , "}))


def ask_form_round_trip(run):
    from django.shortcuts import redirect
    from django.test import RequestFactory

    sent = []
    given = {"forms": forms, "notify_team": lambda **data: sent.append(data)}
    given["redirect"] = lambda name: redirect("/thanks/")
    given["render"] = lambda request, template, context: context["form"]
    contact = run(0, **given).contact
    make = RequestFactory()
    empty = contact(make.get("/"))
    assert not empty.is_bound and str(empty).count("<div>") == 3 and "<form" not in str(empty)
    data = {"name": "Ada", "email": "ada", "message": "Hello"}
    wrong = contact(make.post("/", data))
    assert wrong.is_bound and list(wrong.errors) == ["email"] and 'value="Ada"' in wrong.as_p()
    assert contact(make.post("/", data | {"email": "ada@example.com"})).status_code == 302
    assert sent == [data | {"email": "ada@example.com"}]


def ask_model_or_form(run):
    class Booking(models.Model):
        room = models.CharField(max_length=9)
        member = models.CharField(max_length=9)
        starts_at = models.DateField()
        ends_at = models.DateField()

        class Meta:
            constraints = [
                models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="ends_later")
            ]

    create(Booking)
    form_class = run(0, forms=forms, Booking=Booking).BookingForm
    dates = {"room": "Blue", "starts_at": "2026-01-02", "ends_at": "2026-01-01", "member": "Eve"}
    assert "ends_later" in str(form_class(dates).errors)
    booking = form_class(dates | {"ends_at": "2026-01-03"}).save(commit=False)
    assert booking.member == "" and booking.pk is None
    with raises(IntegrityError), transaction.atomic():
        Booking.objects.create(**dates)


def ask_form_validation(run):
    order, known = [], {"models": models, "Q": models.Q, "F": models.F}
    meta = run(0, **known).Meta
    booking = type(
        "Booking",
        (models.Model,),
        {
            "__module__": "shop.models",
            "Meta": type("Meta", (), {"constraints": meta.constraints}),
            **{name: models.IntegerField() for name in ("start", "end", "room", "reference")},
        },
    )
    create(booking)

    class Form(forms.ModelForm):
        class Meta:
            model = booking
            fields = ["start", "end", "room", "reference"]

        clean_start = lambda self: order.append("clean_start") or self.cleaned_data["start"]
        clean = lambda self: order.append("clean") or super(Form, self).clean()
        _post_clean = lambda self: order.append("model") or super(Form, self)._post_clean()

    data = {"start": 1, "end": 2, "room": 3, "reference": 4}
    Form(data).save()
    assert order == ["clean_start", "clean", "model"]
    assert "The end must be after the start." in str(Form(data | {"end": 0, "reference": 5}).errors)
    assert "already exists" in str(Form(data).errors)
    own = type("Own", (Form,), {"clean": lambda self: self.cleaned_data})
    assert own(data).is_valid(), "without the inherited clean() neither constraint is looked at"
    part = forms.modelform_factory(booking, fields=["start", "end", "reference"])
    assert part(data).is_valid(), "a constraint with a field that isn't on the form is skipped"
    with raises(IntegrityError):
        booking.objects.bulk_create([booking(**data)])
