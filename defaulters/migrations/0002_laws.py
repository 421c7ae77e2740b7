"""The laws across rows and tables, as `laws.sql` of this app states them."""

from pathlib import Path

from django.db import migrations

LAWS = Path(__file__).resolve().parent.parent / "laws.sql"


class Migration(migrations.Migration):
    dependencies = [
        ("courts", "0003_laws"),
        ("defaulters", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(LAWS.read_text(encoding="utf-8")),
    ]
