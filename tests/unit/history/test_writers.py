"""Who made and changed a resource, as CloudTrail told it: an event made what it is called after, and what was known stays known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from history_estate import Estate
from raw_zone import Cell, Event, Resource
from replay import Recording

ACCOUNT, REGION = "111111111111", "eu-west-1"
SUBNET, INSTANCE, VOLUME, ENDPOINT = "AWS::EC2::Subnet", "AWS::EC2::Instance", "AWS::EC2::Volume", "AWS::EC2::VPCEndpoint"
FUNCTION, VPC, CLUSTER, SNAPSHOT = "AWS::Lambda::Function", "AWS::EC2::VPC", "AWS::RDS::DBCluster", "AWS::RDS::DBClusterSnapshot"
QUEUE = "AWS::SQS::Queue"
Made = tuple[str | None, str | None]


class Heard:
    """One resource of a type, listed once; then events about it."""

    def __init__(self, folder: Path, builds: tuple[Recording, Recording], resource_type: str) -> None:
        self.folder, self.builds, self.type = folder, builds, resource_type
        self.uid, self.id = f"arn:aws:x:{REGION}:{ACCOUNT}:thing/one", "one"
        self.estate = Estate(folder, builds)
        self.estate.zone.scan(ACCOUNT, 0, [Cell(REGION, resource_type, (Resource(self.uid, {"Name": "one"}, id=self.id),))])
        self.estate.build()
        self._hours = 0

    def hear(self, name: str, principal: str, *named: tuple[str, str]) -> None:
        """An event an hour later, that names the resource by its id where nothing else is said."""
        self._hours += 1
        event = Event(self._hours, name, principal, named or ((self.type, self.id),))
        self.estate.zone.hear(ACCOUNT, self._hours, REGION, [event])
        self.estate.build()

    @property
    def made(self) -> Made:
        """By whom and by which event, as the incremental builds have it; a build from nothing says the same."""
        anew = Estate(self.folder, self.builds)
        anew.build()
        told = [estate.rows(f"select {WRITERS} from inventory.assets")[0] for estate in (self.estate, anew)]
        assert told[0] == told[1], "a build from nothing knows it otherwise"
        return told[0][:2]

    @property
    def last_write(self) -> Any:
        return self.estate.rows("select last_written_by, last_write_event from inventory.assets")[0]


WRITERS = "created_by, created_event, last_written_by, last_write_event, last_write_at"


@pytest.mark.parametrize(
    ("resource_type", "name", "made"),
    [
        (INSTANCE, "RunInstances", True),
        (VOLUME, "RunInstances", True),
        (SUBNET, "RunInstances", False),
        (FUNCTION, "CreateFunction20150331", True),
        (FUNCTION, "PublishVersion20150331", False),
        (FUNCTION, "CreateAlias20150331", False),
        (VPC, "CreateVpcEndpoint", False),
        (ENDPOINT, "CreateVpcEndpoint", True),
        (VOLUME, "CreateSnapshot", False),
        (CLUSTER, "CreateDBClusterSnapshot", False),
        (SNAPSHOT, "CreateDBClusterSnapshot", True),
        (CLUSTER, "RestoreDBClusterFromSnapshot", True),
        ("AWS::EC2::EIP", "AllocateAddress", True),
        (VOLUME, "CreateTags", False),
    ],
)
def test_an_event_made_what_it_is_called_after(
    tmp_path: Path, builds: tuple[Recording, Recording], resource_type: str, name: str, made: bool
) -> None:
    heard = Heard(tmp_path, builds, resource_type)
    heard.hear(name, "ann")
    assert heard.made == (("ann", name) if made else (None, None))
    assert heard.last_write == ("ann", name)


def test_what_is_made_again_under_its_name_has_another_maker(tmp_path: Path, builds: tuple[Recording, Recording]) -> None:
    heard = Heard(tmp_path, builds, QUEUE)
    heard.hear("CreateQueue", "ann")
    heard.hear("DeleteQueue", "ann")
    heard.hear("CreateQueue", "bob")
    heard.hear("TagQueue", "cleo")
    assert heard.made == ("bob", "CreateQueue")
    assert heard.last_write == ("cleo", "TagQueue")


def test_a_maker_known_by_id_is_not_forgotten_when_an_event_names_the_arn(tmp_path: Path, builds: tuple[Recording, Recording]) -> None:
    heard = Heard(tmp_path, builds, FUNCTION)
    heard.hear("CreateFunction20150331", "ann")
    heard.hear("UpdateFunctionCode20150331v2", "bob", (FUNCTION, heard.uid))
    heard.hear("TagResource20170331v2", "cleo")
    assert heard.made == ("ann", "CreateFunction20150331")
    assert heard.last_write == ("cleo", "TagResource20170331v2")


def test_a_thing_of_no_known_type_was_made_only_where_it_is_named_alone(tmp_path: Path, builds: tuple[Recording, Recording]) -> None:
    heard = Heard(tmp_path, builds, VOLUME)
    heard.hear("CreateSomething", "ann", ("AWS::Not::Known", heard.uid), ("AWS::Not::Known", "another"))
    assert heard.made == (None, None)
    heard.hear("CreateSomething", "bob", ("AWS::Not::Known", heard.uid))
    assert heard.made == ("bob", "CreateSomething")
