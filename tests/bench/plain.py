"""The check as a tutorial of the framework would write it: what the product's figures are compared with.

Serializers in and out, each row by the ORM, the library's own authentication, an ORM row as log. It answers
the same question on the same tables, without receipt, hits, causes or terms, so it does less.
"""

from __future__ import annotations

from uuid import uuid4

from django.urls import path
from django.utils import timezone
from oauth2_provider.contrib.rest_framework import OAuth2Authentication, TokenHasScope
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from config.urls import healthz
from courts.models import IdentityDocument
from courts.rules import identity
from courts.selectors.subjects import name_digest, number_digest
from enforcement.models import Check, Measure, PartnerAgency, Restriction
from enforcement.rules.purposes import Purpose


class PersonSerializer(serializers.Serializer):
    id_type = serializers.CharField()
    id_number = serializers.CharField()
    name = serializers.CharField()


class QuestionSerializer(serializers.Serializer):
    measure = serializers.SlugField()
    purpose = serializers.ChoiceField(choices=list(Purpose))
    user_reference = serializers.CharField()
    subjects = PersonSerializer(many=True)


class AnswerSerializer(serializers.Serializer):
    verdict = serializers.CharField()
    do = serializers.CharField()


class PlainChecksView(APIView):
    authentication_classes = [OAuth2Authentication]
    permission_classes = [TokenHasScope]
    required_scopes = ["checks"]

    def post(self, request: Request) -> Response:
        question = QuestionSerializer(data=request.data)
        question.is_valid(raise_exception=True)
        asked = question.validated_data
        agency = PartnerAgency.objects.get(application=request.auth.application, active=True)  # type: ignore[union-attr]
        measure = Measure.objects.get(code=asked["measure"], memoranda__agency=agency)
        answers = [_answer(person, measure) for person in asked["subjects"]]
        Check.objects.create(
            receipt=uuid4(),
            agency=agency,
            measure=measure,
            purpose=asked["purpose"],
            user_reference=asked["user_reference"],
            asked_at=timezone.now(),
            count=len(answers),
            register_version=0,
            answers_root="",
        )
        return Response({"answers": AnswerSerializer(answers, many=True).data})


def _answer(person: dict[str, str], measure: Measure) -> dict[str, str]:
    known = number_digest(identity.parse(person["id_type"], person["id_number"]))
    document = IdentityDocument.objects.filter(digest=known, ended_on=None).select_related("subject").first()
    if document is None:
        return {"verdict": "clear", "do": "sell"}
    if not document.subject.names.filter(digest=name_digest(person["name"])).exists():
        return {"verdict": "name_mismatch", "do": "sell_and_report"}
    today = timezone.localdate()
    bound = Restriction.objects.binding(today).filter(
        subject=document.subject, items__contains=[measure.code]
    )
    if bound.exists():
        return {"verdict": "restricted", "do": "refuse_sale"}
    return {"verdict": "clear", "do": "sell"}


urlpatterns = [path("api/v1/checks", PlainChecksView.as_view()), path("healthz", healthz)]
