"""Real and synthetic samples of FOCUS, where the folder of fixtures is present: what is read is what the files say, to the last digit."""

import csv
import gzip
import io
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from bills import MONEY, Zone, totals

SAMPLES = Path(__file__).parents[5] / "shared/fixtures/focus"
REAL = SAMPLES / "focus_1.0_official_sample_1000.csv"
SYNTHETIC = sorted(SAMPLES.glob("SYNTHETIC_*.csv.gz"))
pytestmark = pytest.mark.skipif(not SAMPLES.exists(), reason="the samples are not here")


def rows_of(path):
    """The file's rows by Python's own reader, with empty values as none."""
    text = (gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()).decode()
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return [{name: None if value in ("", "NULL") else value for name, value in row.items()} for row in rows]


@pytest.mark.parametrize("path", [REAL, *SYNTHETIC], ids=lambda path: path.name)
def test_sums_are_those_of_the_file(tmp_path, path):
    zone = Zone(tmp_path / "warehouse", bills=path)
    assert {load.status for load in zone.read().values()} == {"ok"}
    written, read = rows_of(path), zone.rows()
    assert len(read) == len(written)
    for column in MONEY:
        told, meant = totals(read, column), totals(written, column)
        assert told.keys() == meant.keys()
        assert all(abs(told[key] - meant[key]) <= Decimal("0.000001") for key in meant), column


def test_the_real_sample_is_kept_whole(tmp_path):
    zone = Zone(tmp_path / "warehouse", bills=REAL)
    zone.read()
    written, read = rows_of(REAL), zone.rows()
    assert Counter(row["ProviderName"] for row in read) == Counter(row["ProviderName"] for row in written)
    assert len({row["ProviderName"] for row in read}) == 3
    assert sorted(row["OtherColumns"]["Id"] for row in read) == sorted(row["Id"] for row in written)
    for column in ("BillingAccountId", "SubAccountId", "ResourceId", "ServiceName", "ChargeClass", "RegionId"):
        assert Counter(row[column] for row in read) == Counter(row[column] for row in written), column
    assert sum(row["Tags"] is not None for row in read) == sum(row["Tags"] is not None for row in written)


def test_all_samples_in_one_folder_are_one_export(tmp_path):
    folder = tmp_path / "bills"
    folder.mkdir()
    for path in [REAL, *SYNTHETIC]:
        (folder / path.name).symlink_to(path)
    zone = Zone(tmp_path / "warehouse", bills=folder)
    zone.read()
    written = [row for path in [REAL, *SYNTHETIC] for row in rows_of(path)]
    told, meant = totals(zone.rows()), totals(written)
    assert told.keys() == meant.keys()
    assert all(abs(told[key] - meant[key]) <= Decimal("0.000001") for key in meant)
    before = zone.files()
    zone.read()
    assert zone.files() == before
