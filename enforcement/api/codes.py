"""The codes by which the API refuses a request before any rule is asked; the rules bring their own."""

from enum import StrEnum


class Fault(StrEnum):
    """What is wrong with one field or parameter."""

    FIELD_CHOICE = "field.choice"
    FIELD_DAY = "field.day"
    FIELD_INSTANT = "field.instant"
    FIELD_LENGTH = "field.length"
    FIELD_MISSING = "field.missing"
    FIELD_MONEY = "field.money"
    FIELD_RANGE = "field.range"
    FIELD_TYPE = "field.type"
    FIELD_UNKNOWN = "field.unknown"
    PARAMETER_UNKNOWN = "parameter.unknown"
    PARAMETER_VALUE = "parameter.value"


class Refusal(StrEnum):
    """What is wrong with a request as a whole."""

    CREDENTIAL_MISSING = "credential.missing"
    METHOD_NOT_ALLOWED = "method.not_allowed"
    NOT_FOUND = "resource.not_found"
    REQUEST_MALFORMED = "request.malformed"
    REQUEST_NOT_JSON = "request.not_json"
    REQUEST_TOO_LARGE = "request.too_large"
    SCOPE_MISSING = "scope.missing"
