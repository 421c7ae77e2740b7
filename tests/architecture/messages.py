"""The messages of the project as the code has them and as the English catalogues have them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.template import Context, Template
from django.template.base import Node
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

from tests.architecture.sources import ROOT, nodes

# A message is known by its context and its msgid.
Key = tuple[str | None, str]
CONTEXT_FIRST = {"pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"}


def folder(app: str) -> Path:
    return ROOT / app / "locale" / "en" / "LC_MESSAGES"


@cache
def written(app: str) -> Catalog:
    """The catalogue of an app as people edit it."""
    with (folder(app) / "django.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


def compiled(app: str) -> Catalog:
    """The catalogue of an app as Django reads it."""
    with (folder(app) / "django.mo").open("rb") as file:
        return read_mo(file)


def messages(catalogue: Catalog) -> list[Message]:
    """All entries but the header."""
    return [message for message in catalogue if message.id]


def msgid(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def texts(message: Message) -> list[str]:
    """The translation, in all its plural forms."""
    return [message.string] if isinstance(message.string, str) else list(message.string or [])


def of_catalogue(catalogue: Catalog) -> dict[Key, list[str]]:
    return {(_decoded(message.context), msgid(message)): texts(message) for message in messages(catalogue)}


def _decoded(context: str | bytes | None) -> str | None:
    """A compiled catalogue is read with its contexts as bytes."""
    return context.decode() if isinstance(context, bytes) else context


def in_python(path: Path) -> Iterator[Key]:
    """What a file gives to gettext, under whatever name. Raises ValueError for what is no literal."""
    names = {
        alias.asname or alias.name: alias.name
        for node in nodes(path)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if "gettext" in alias.name
    }
    for node in nodes(path):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            first, *others = (ast.literal_eval(argument) for argument in node.args[:2])
            yield (first, others[0]) if names[node.func.id] in CONTEXT_FIRST else (None, first)


def in_template(path: Path) -> Iterator[Key]:
    """What a template has translated; the catalogue doubles each percent sign."""
    template = Template((ROOT / path).read_text(encoding="utf-8"))
    for node in template.nodelist.get_nodes_by_type(Node):
        if isinstance(node, TranslateNode):
            yield _context(node), str(node.filter_expression.var.literal).replace("%", "%%")
        elif isinstance(node, BlockTranslateNode):
            yield _context(node), node.render_token_list(node.singular)[0]


def _context(node: TranslateNode | BlockTranslateNode) -> str | None:
    return str(node.message_context.resolve(Context())) if node.message_context else None
