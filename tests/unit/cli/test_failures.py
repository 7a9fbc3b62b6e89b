"""What goes wrong is told with its remedy, without a traceback, and with exit code 1."""

from __future__ import annotations

from pathlib import Path

import pytest
from published_file import publish

from inventory_assets import __version__
from inventory_assets.cli import app, main


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("INVENTORY_CONFIG", "INVENTORY_WAREHOUSE"):
        monkeypatch.delenv(name, raising=False)


def error(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(list(arguments)) == 1
    told = capsys.readouterr().err
    assert "Traceback" not in told
    return told


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "iam-policy" in capsys.readouterr().out


@pytest.mark.parametrize("command", [str(command.name) for command in app.registered_commands])
def test_every_command_has_help(capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert main([command, "--help"]) == 0
    assert "Usage" in capsys.readouterr().out


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert __version__ in capsys.readouterr().out


PUBLISHED = "accounts,assets,list ec2,find,find public,show x,changes,compare prod dev,coverage,sql x,summary,export --parquet x"


@pytest.mark.parametrize("command", [line.split() for line in PUBLISHED.split(",")])
def test_before_the_first_run_nothing_has_been_published(capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    told = error(capsys, *command)
    assert "nothing has been published" in told
    assert "inventory run" in told


def test_wrong_settings_name_key_and_line_and_nothing_runs(capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine.yaml").write_text("warehouse: w\nregoins: []\n")
    told = error(capsys, "--config", "mine.yaml", "run")
    assert "mine.yaml, line 2: regoins: unknown key; did you mean regions?" in told
    assert "Nothing was run." in told
    assert not Path("w").exists()


def test_a_settings_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert "there is no such file" in error(capsys, "--config", "none.yaml", "assets")


def test_warnings_of_the_settings_go_to_stderr_and_leave_the_output_alone(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    Path("inventory.yaml").write_text("collection_settings: {batch_size: 25}\n")
    publish(tmp_path / "warehouse")
    assert main(["assets", "--format", "json", "--name", "none"]) == 0
    told = capsys.readouterr()
    assert told.out == "[]\n"
    assert "batch_size has no meaning here" in told.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bogus"], "No such command 'bogus'"),
        (["assets", "--nmae", "x"], "No such option: --nmae"),
        (["assets", "--format", "xml"], "'xml' is not one of"),
        (["show"], "Missing argument"),
        (["assets", "--type", "buckett"], "did you mean 'bucket'?"),
        (["assets", "--account", "prdo"], "Did you mean prod?"),
        (["assets", "--as-of", "yesterday"], "'yesterday' is not a time"),
        (["assets", "--as-of", "2026-11-10", "--owner", "core"], "owner is not kept in the history"),
        (["coverage", "--status", "deny"], "Did you mean denied?"),
        (["changes", "--since", "7 days"], "'7 days' is not a time"),
        (["run", "--region", "eu-wset-1"], "did you mean eu-west-1?"),
        (["member-role", "--trusted-account", "12"], "is not an account id"),
    ],
)
def test_wrong_usage_is_told_with_the_nearest_valid_name(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, arguments: list[str], message: str
) -> None:
    publish(tmp_path / "warehouse")
    assert message in error(capsys, *arguments)


def test_a_file_that_is_no_database(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "warehouse").mkdir()
    (tmp_path / "warehouse" / "warehouse.duckdb").write_bytes(b"garbage" * 1000)
    assert "cannot be opened" in error(capsys, "assets")


def test_a_file_of_another_version_is_told_apart(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    publish(tmp_path / "warehouse", "DROP TABLE operations.scan_coverage;")
    assert "of another version" in error(capsys, "coverage")


def test_without_credentials_the_remedy_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    for name in ("AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "none"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    told = error(capsys, "check")
    assert "there are no AWS credentials" in told
    assert "profiles.operations" in told
