"""Sessions of a person that can be ended all at once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.AddField("user", "session_turn", models.PositiveIntegerField(default=0)),
    ]
