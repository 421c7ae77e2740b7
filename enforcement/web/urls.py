"""The addresses of the public site. None holds a name, a number, a reference or a code."""

from django.urls import path

from enforcement.web import (
    answered,
    applicant,
    filings,
    home,
    my_case,
    party_requests,
    property_clues,
    property_reports,
    record,
    refused,
    remedies,
    report_extensions,
    verify,
)

app_name = "site"
urlpatterns = [
    path("", home.home, name="home"),
    path("accessibility/", home.accessibility, name="accessibility"),
    path("refused/", refused.ask, name="refused"),
    path("refused/answer/", refused.refusal, name="refusal"),
    path("refused/file/<slug:kind>/", refused.file, name="refused_file"),
    path("receipt/", filings.receipt, name="receipt"),
    path("record/", record.check, name="record"),
    path("my-case/", my_case.overview, name="my_case"),
    path("my-case/sign-in/", my_case.sign_in, name="sign_in"),
    path("my-case/sign-out/", my_case.sign_out, name="sign_out"),
    path("my-case/cases/<int:case_id>/", my_case.case, name="case"),
    path("my-case/cases/<int:case_id>/file/<slug:kind>/", my_case.file, name="file"),
    path("my-case/cases/<int:case_id>/report/", property_reports.hand_in, name="report"),
    path("my-case/cases/<int:case_id>/report/longer/", report_extensions.ask, name="report_longer"),
    path("my-case/objections/<int:objection_id>/", remedies.ask_again, name="ask_again"),
    path("applicant/", applicant.overview, name="applicant"),
    path("applicant/sign-in/", applicant.sign_in, name="applicant_sign_in"),
    path("applicant/cases/<int:case_id>/", applicant.case, name="applicant_case"),
    path("applicant/cases/<int:case_id>/apply/", applicant.apply, name="applicant_apply"),
    path("applicant/cases/<int:case_id>/clue/", property_clues.hand_in, name="clue"),
    path("applicant/cases/<int:case_id>/party/", party_requests.add, name="applicant_party"),
    path("applicant/succeed/", party_requests.succeed, name="applicant_succeed"),
    path("applicant/cases/<int:case_id>/file/<slug:kind>/", applicant.file, name="applicant_file"),
    path("my-case/asked/", my_case.asked, name="asked"),
    path("verify/", verify.verify, name="verify"),
    path("verify/receipt/", answered.verify, name="verify_receipt"),
    path("my-case/papers/<int:document_id>/pdf/", my_case.paper_pdf, name="paper_pdf"),
    path("my-case/papers/", my_case.papers, name="papers"),
    path("my-case/warnings/<int:warning_id>/pdf/", my_case.warning_pdf, name="warning_pdf"),
]
