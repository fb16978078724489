from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_tour")]

    operations = [
        migrations.AddField(model_name="office", name="numbers_as", field=models.CharField(default="", max_length=20)),
    ]
