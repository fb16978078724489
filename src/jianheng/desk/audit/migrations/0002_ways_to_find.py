"""Indexes for what people look for in the log."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.AddIndex("entry", models.Index(fields=["actor", "-number"], name="audit_by_actor")),
        migrations.AddIndex("entry", models.Index(fields=["kind", "-number"], name="audit_by_kind")),
        migrations.AddIndex("entry", models.Index(fields=["at"], name="audit_by_moment")),
    ]
