"""The laws across rows and tables, as `laws.sql` of this app states them."""

from pathlib import Path

from django.db import migrations

LAWS = Path(__file__).resolve().parent.parent / "laws.sql"


class Migration(migrations.Migration):
    dependencies = [
        ("courts", "0002_initial"),
    ]

    operations = [
        migrations.RunSQL(LAWS.read_text(encoding="utf-8")),
        migrations.RunSQL(
            "INSERT INTO courts_ledgerhead (id, position, hash) VALUES (1, 0, repeat('0', 64))",
            migrations.RunSQL.noop,
        ),
    ]
