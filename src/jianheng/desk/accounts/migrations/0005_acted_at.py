from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_numbers_as")]

    operations = [
        migrations.AddField(model_name="user", name="acted_at", field=models.DateTimeField(blank=True, null=True)),
    ]
