from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_session_turn")]

    operations = [
        migrations.AddField(model_name="user", name="tour", field=models.CharField(default="", max_length=16)),
    ]
