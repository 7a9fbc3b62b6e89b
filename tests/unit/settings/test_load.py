"""Settings as people write them: what is found, what is read, what is refused and in which words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from inventory_assets.settings import Settings, SettingsError, load_settings

#: A settings file of source system 002, with the keys its documentation names.
SOURCE_002 = {
    "accounts": {
        "production": {
            "account_id": "123456789012",
            "role_name": "InventoryRole",
            "enabled": True,
            "tags": {"Department": "Engineering", "CostCenter": "1001"},
        },
        "development": {"account_id": "012345678901", "role_name": "InventoryRole", "enabled": False, "tags": {}},
    },
    "resource_types": ["ec2", "rds", "s3", "lambda"],
    "excluded_regions": ["ap-south-2", "ap-southeast-4"],
    "collection_settings": {"parallel_regions": 10, "timeout_seconds": 300, "retry_attempts": 3, "batch_size": 25, "memory_mb": 1024},
    "cost_thresholds": {
        "expensive_resource_monthly": 100,
        "idle_resource_days": 30,
        "stale_resource_days": 90,
        "total_monthly_alert": 10000,
    },
    "notifications": {"sns_topic_arn": "", "email_on_failure": True, "slack_webhook_url": "https://hooks.slack.example/services/x"},
}


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def load(text: str, name: str = "inventory.yaml", **environment: str) -> Settings:
    Path(name).write_text(text, encoding="utf-8")
    return load_settings(Path(name), environment)


def refusal(text: str, name: str = "inventory.yaml") -> str:
    with pytest.raises(SettingsError) as caught:
        load(text, name)
    return str(caught.value)


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    settings = load_settings(None, {})
    assert settings.file is None
    assert settings.accounts == {}
    assert settings.organization is False
    assert settings.warehouse == tmp_path / "warehouse"
    collection = settings.collection_settings
    assert (collection.parallel_regions, collection.timeout_seconds, collection.retry_attempts) == (16, 3600, 8)
    assert (collection.drop_guard_share, collection.drop_guard_count) == (0.3, 50)
    assert settings.schedules.inventory == "0 */12 * * *"
    assert settings.stale_after_hours == 36


def test_the_named_file_wins_over_the_environment_and_that_over_the_folder() -> None:
    for name in ("inventory.yaml", "b.yaml", "c.yaml"):
        Path(name).write_text(f"warehouse: {name[0]}", encoding="utf-8")
    assert load_settings(None, {}).warehouse.name == "i"
    assert load_settings(None, {"INVENTORY_CONFIG": "b.yaml"}).warehouse.name == "b"
    assert load_settings(Path("c.yaml"), {"INVENTORY_CONFIG": "b.yaml"}).warehouse.name == "c"


@pytest.mark.parametrize("environment", [{"INVENTORY_CONFIG": "nowhere.yaml"}, {}])
def test_a_named_file_that_is_not_there_is_an_error(environment: dict[str, str]) -> None:
    path = None if environment else Path("nowhere.yaml")
    with pytest.raises(SettingsError, match=r"nowhere\.yaml: there is no such file"):
        load_settings(path, environment)


def test_a_file_with_a_similar_name_is_pointed_out_where_none_is_read() -> None:
    Path("inventory.yml").write_text("organization: true", encoding="utf-8")
    settings = load_settings(None, {})
    assert settings.organization is False
    assert "inventory.yml is not read by itself" in settings.warnings[0]


def test_folders_of_exports_are_relative_to_the_files_folder_as_well(tmp_path: Path) -> None:
    Path("conf").mkdir()
    exports = "{a: {provider: aws, location: bills}, b: {provider: aws, location: /mnt/x}, c: {provider: aws, location: 's3://bucket/y'}}"
    found = load(f"costs: {{exports: {exports}}}", "conf/a.yaml").costs.exports
    assert [export.location for export in found.values()] == [str(tmp_path / "conf" / "bills"), "/mnt/x", "s3://bucket/y"]
    assert "costs.exports.a.location" in refusal("costs: {exports: {a: {provider: aws, location: 7}}}")


def test_the_warehouse_is_relative_to_the_files_folder_and_the_environment_overrides_it(tmp_path: Path) -> None:
    Path("conf").mkdir()
    assert load("warehouse: ../data", "conf/a.yaml").warehouse.resolve() == tmp_path / "data"
    assert load("organization: true", "conf/a.yaml").warehouse == tmp_path / "conf" / "warehouse"
    assert load("warehouse: /elsewhere", "conf/a.yaml").warehouse == Path("/elsewhere")
    assert load("warehouse: ../data", "conf/a.yaml", INVENTORY_WAREHOUSE="mine").warehouse == tmp_path / "mine"


def test_an_empty_file_and_an_empty_key_say_nothing() -> None:
    assert load("# nothing yet\n").accounts == {}
    settings = load("regions:\n  # - eu-west-1\naccounts:\n")
    assert settings.regions is None
    assert settings.accounts == {}


def test_a_file_of_source_system_002_loads_unchanged_and_names_what_has_no_meaning() -> None:
    settings = load(json.dumps(SOURCE_002, indent=2), "accounts.json")
    assert settings.accounts["production"].account_id == "123456789012"
    assert settings.accounts["production"].tags == {"Department": "Engineering", "CostCenter": "1001"}
    assert settings.accounts["development"].enabled is False
    assert settings.collection_settings.retry_attempts == 3
    assert settings.excluded_regions == ["ap-south-2", "ap-southeast-4"]
    of_its_types = {"AWS::EC2::Instance", "AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::S3::Bucket", "AWS::Lambda::Function"}
    assert set(settings.resource_types or ()) == of_its_types
    assert settings.notifications.sns_topic_arn is None
    assert len(settings.warnings) == 2
    assert "batch_size has no meaning here" in settings.warnings[0]
    assert "accounts.json, line" in settings.warnings[1]
    assert "memory_mb" in settings.warnings[1]


def test_json_may_be_indented_by_tabs_and_escape_characters() -> None:
    text = json.dumps({"accounts": {"a": {"account_id": "123456789012", "tags": {"Team": "🚀 rockets"}}}}, indent="\t")
    assert load(text, "settings.json").accounts["a"].tags == {"Team": "🚀 rockets"}


def account(text: str) -> str:
    return load(f"accounts:\n  prod:\n    account_id: {text}\n").accounts["prod"].account_id


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("123456789012", "123456789012"),
        ("'012345678901'", "012345678901"),
        ("012345670123", "012345670123"),  # YAML alone would read an octal number
        ("012345678901", "012345678901"),
        ("1234-5678-9012", "123456789012"),
        ("12345678901", "012345678901"),
    ],
)
def test_an_account_id_is_the_text_that_was_written(written: str, read: str) -> None:
    assert account(written) == read


def test_a_number_that_lost_its_leading_zero_is_padded_and_said() -> None:
    settings = load("accounts:\n  prod:\n    account_id: 12345678901\n")
    assert settings.warnings == (
        "inventory.yaml, line 3: accounts.prod.account_id: 12345678901 was read as '012345678901': "
        "leading zeros are lost in a number, so write the id in quotes",
    )


@pytest.mark.parametrize(
    "written", ["01234567", "1234567", "0x1234567890ab", "1.23456789012e+11", "'12345678901'", "1234567890123", "prod"]
)
def test_an_account_id_that_could_be_another_is_refused_with_its_line(written: str) -> None:
    message = refusal(f"accounts:\n  prod:\n    account_id: {written}\n")
    assert message.startswith("inventory.yaml, line 3: accounts.prod.account_id: ")
    assert "12 digits" in message


def test_values_that_are_text_keep_their_zeros() -> None:
    settings = load("external_id: 0042\naccounts:\n  no:\n    account_id: '123456789012'\n    tags: {CostCenter: 0101, Live: yes}\n")
    assert settings.external_id == "0042"
    assert settings.accounts["no"].tags == {"CostCenter": "0101", "Live": "yes"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("acounts: {}", "inventory.yaml, line 1: acounts: unknown key; did you mean accounts?"),
        ("\naccounts:\n  prod:\n    acount_id: '123456789012'\n", "line 4: accounts.prod.acount_id: unknown key; did you mean account_id?"),
        ("accounts:\n  prod: {enabled: true}", "line 2: accounts.prod.account_id: is missing"),
        ("accounts:\n  prod: 123456789012", "line 2: accounts.prod: must hold keys and values, not 123456789012"),
        ("parallel_regions: 3", "line 1: parallel_regions: unknown key here; it belongs at collection_settings.parallel_regions"),
        (
            "collection_settings:\n  paralel_regions: 3",
            "line 2: collection_settings.paralel_regions: unknown key; did you mean parallel_regions?",
        ),
        (
            "collection_settings:\n  parallel_regions: lots",
            "line 2: collection_settings.parallel_regions: must be a whole number, not 'lots'",
        ),
        ("collection_settings: {parallel_regions: true}", "collection_settings.parallel_regions: must be a whole number, not True"),
        ("collection_settings: {parallel_regions: 0}", "collection_settings.parallel_regions: must be at least 1, not 0"),
        ("collection_settings: {drop_guard_share: 30}", "collection_settings.drop_guard_share: must be at most 1.0, not 30"),
        ("organization: maybe", "line 1: organization: must be true or false, not 'maybe'"),
        ("regions:\n  - eu-west-1\n  - eu-wset-2\n", "line 3: regions[1]: 'eu-wset-2' is not an AWS region; did you mean eu-west-2?"),
        ("regions: eu-west-1", "line 1: regions: must be a list, not 'eu-west-1'"),
        ("endpoints: {s33: 'http://x'}", "endpoints.s33: 's33' is neither an AWS service nor aws (all of them); did you mean s3?"),
        ("endpoints: {aws: localhost}", "endpoints.aws: 'localhost' is not a URL"),
        ("role_name: arn:aws:iam::123456789012:role/Reader", "role_name: takes a role's name, not its ARN: write Reader"),
        (
            "profiles: {management: 'arn:aws:iam::1:user/x'}",
            "profiles.management: 'arn:aws:iam::1:user/x' is neither the name of an AWS profile",
        ),
        ("schedules:\n  inventory: every day", "line 2: schedules.inventory: 'every day' is not a schedule"),
        ("schedules: {costs: '0 25 * * *'}", "schedules.costs: '25' is not a valid hour (0 to 23)"),
        ("stale_after_hours: 0", "stale_after_hours: must be more than 0.0, not 0"),
        ("stale_after_hours: .inf", "stale_after_hours: must be at most 87600.0, not inf"),
        ("collection_settings: {full_sweep_hours: 0}", "collection_settings.full_sweep_hours: must be more than 0.0, not 0"),
        ("collection_settings: {full_sweep_hours: .inf}", "collection_settings.full_sweep_hours: must be at most 87600.0, not inf"),
        ("collection_settings: {full_sweep_hours: weekly}", "collection_settings.full_sweep_hours: must be a number, not 'weekly'"),
        ("full_sweep_hours: 24", "line 1: full_sweep_hours: unknown key here; it belongs at collection_settings.full_sweep_hours"),
        ("collection_settings: {accounts_per_run: 0}", "collection_settings.accounts_per_run: must be at least 1, not 0"),
        ("indexes:\n  config: maybe", "line 2: indexes.config: must be 'auto' or 'off', not 'maybe'"),
        ("indexes: {resource_explorer: on}", "indexes.resource_explorer: must be 'auto' or 'off', not True"),
        ("indexes: {taging: off}", "indexes.taging: unknown key; did you mean tagging?"),
        ("tagging: off", "tagging: unknown key here; it belongs at indexes.tagging"),
        ("indexes: off", "indexes: must hold keys and values, not False"),
        (
            "indexes: {resource_explorer_view: all-resources}",
            "indexes.resource_explorer_view: 'all-resources' is not the ARN of a Resource Explorer view (arn:aws:resource-explorer-2:",
        ),
        ("indexes: {config_aggregator: 5}", "indexes.config_aggregator: must be text: put it in quotes, not 5"),
        ("activity: {enabled: sometimes}", "activity.enabled: must be true or false, not 'sometimes'"),
        ("activity: {pages: 0}", "activity.pages: must be at least 1, not 0"),
        ("activity: {page: 10}", "activity.page: unknown key; did you mean pages?"),
        ("schedules: {quick_refresh: hourly}", "schedules.quick_refresh: 'hourly' is not a schedule: five fields"),
        ("schedules: {quick_refresh: '60 * * * *'}", "schedules.quick_refresh: '60' is not a valid minute (0 to 59)"),
        ("schedules: {quick-refresh: '0 * * * *'}", "schedules.quick-refresh: unknown key; did you mean quick_refresh?"),
        ("- a\n- b\n", "line 1: the file must hold keys and values"),
        ("a: [1\nb: 2", "inventory.yaml, line 2: is not YAML"),
        ("regions: [eu-west-1]\nregions: []", "line 2: regions: stands twice, first in line 1"),
        ("accounts: &all\n  prod: *all", "refers to itself"),
        ("compliance: {parameters: {since: 2026-02-31}}", "compliance.parameters.since: '2026-02-31' cannot be read"),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_the_nearest_valid_name(text: str, message: str) -> None:
    assert message in refusal(text)


def test_every_problem_is_named_at_once() -> None:
    lines = refusal("organisation: true\nregions: [eu-west-9]\nstale_after_hours: -1\n").splitlines()
    assert [line.split(": ")[1] for line in lines] == ["organisation", "regions[0]", "stale_after_hours"]


def test_two_names_for_one_account_are_refused() -> None:
    text = "accounts:\n  a: {account_id: '123456789012'}\n  b: {account_id: '123456789012'}\n"
    assert "accounts.a and accounts.b are the same account 123456789012" in refusal(text)


def test_a_secret_value_is_not_shown_when_it_is_wrong() -> None:
    message = refusal("notifications:\n  slack_webhook_url: [hunter2]\n")
    assert "notifications.slack_webhook_url" in message
    assert "hunter2" not in message
    settings = load("notifications: {slack_webhook_url: 'https://hooks.example/hunter2'}")
    assert "hunter2" not in repr(settings)


def test_schedules_may_be_off_and_take_cron() -> None:
    schedules = load("schedules:\n  costs: off\n  compliance: '0 9 * * mon-fri'\n  accounts: '*/30 0-6,12 1 jan *'\n").schedules
    assert schedules.costs is None
    assert schedules.compliance == "0 9 * * mon-fri"
    assert schedules.accounts == "*/30 0-6,12 1 jan *"


def test_a_quick_refresh_is_asked_for_and_a_full_sweep_comes_by_itself() -> None:
    settings = load("")
    assert (settings.schedules.quick_refresh, settings.collection_settings.full_sweep_hours) == (None, 168)
    settings = load("schedules: {quick_refresh: '0 * * * *'}\ncollection_settings: {full_sweep_hours: 0.5}\n")
    assert (settings.schedules.quick_refresh, settings.collection_settings.full_sweep_hours) == ("0 * * * *", 0.5)
    assert load("schedules:\n  quick_refresh: off").schedules.quick_refresh is None


def test_indexes_are_used_where_there_are_any_unless_they_are_off() -> None:
    indexes = load("").indexes
    assert (indexes.resource_explorer, indexes.config, indexes.tagging) == ("auto", "auto", "auto")
    view = "arn:aws:resource-explorer-2:eu-west-1:123456789012:view/all/1b671a64-40d5-491e-99b0-da01ff1f3341"
    indexes = load(f"indexes:\n  config: off\n  tagging: 'off'\n  resource_explorer_view: {view}\n  config_aggregator: ''\n").indexes
    assert (indexes.resource_explorer, indexes.config, indexes.tagging) == ("auto", "off", "off"), "YAML reads off as false"
    assert (indexes.resource_explorer_view, indexes.config_aggregator) == (view, None)


def test_activity_is_read_unless_it_is_switched_off() -> None:
    assert load("").activity.enabled is True
    activity = load("activity: {enabled: no, pages: 3}").activity
    assert (activity.enabled, activity.pages) == (False, 3)


def test_the_redaction_key_comes_from_the_environment_and_may_not_be_short() -> None:
    assert load("", INVENTORY_REDACTION_KEY="k" * 32).redaction_key == b"k" * 32
    assert load("").redaction_key is None
    with pytest.raises(SettingsError, match="INVENTORY_REDACTION_KEY"):
        load_settings(None, {"INVENTORY_REDACTION_KEY": "short"})


def test_the_key_of_googles_price_list_comes_from_the_environment_and_is_not_shown() -> None:
    settings = load("", INVENTORY_GCP_API_KEY="AIza-secret")
    assert settings.gcp_api_key is not None
    assert settings.gcp_api_key.get_secret_value() == "AIza-secret"
    assert "AIza" not in f"{settings!r} {settings.gcp_api_key!r} {settings.model_dump()}"
    assert load("").gcp_api_key is None
    assert load("", INVENTORY_GCP_API_KEY="").gcp_api_key is None


def test_merge_keys_and_anchors_are_read() -> None:
    text = (
        "accounts:\n  a: &shared {account_id: '123456789012', role_name: Reader}\n  b:\n    <<: *shared\n    account_id: '210987654321'\n"
    )
    settings = load(text)
    assert settings.accounts["b"].role_name == "Reader"
    assert settings.accounts["b"].account_id == "210987654321"


def test_regions_wanted_are_those_named_less_those_excluded() -> None:
    settings = load("regions: [eu-west-1, eu-west-2]\nexcluded_regions: [eu-west-2]")
    assert [region for region in ("eu-west-1", "eu-west-2", "eu-west-3") if settings.wants_region(region)] == ["eu-west-1"]


def test_resource_types_are_resolved_to_the_clouds_own_names() -> None:
    assert load("resource_types: [s3, aws_instance]").resource_types == ["AWS::S3::Bucket", "AWS::EC2::Instance"]
    message = refusal("resource_types:\n  - s3\n  - s3_buckt\n")
    assert message.startswith("inventory.yaml, line 3: resource_types[1]: ")
