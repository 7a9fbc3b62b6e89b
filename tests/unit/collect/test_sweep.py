"""One sweep of tags for an account and region: made when first asked for, known for all or unknown for all."""

from __future__ import annotations

import threading
import time
from typing import Any

from fake_calls import FakeCaller, make_row, refuse

from inventory_assets.catalog.types import SWEEP
from inventory_assets.collect.sweep import MAX_FILTERS, TagSweep

QUEUE = make_row(tags=SWEEP)
ARN = "arn:aws:sqs:eu-west-1:1:a"


def tags(*arns: str, **more: Any) -> dict[str, Any]:
    return {"ResourceTagMappingList": [{"ResourceARN": arn, "Tags": [{"Key": "Owner", "Value": arn[-1]}]} for arn in arns]} | more


def test_nothing_is_asked_before_tags_are_wanted_and_then_once() -> None:
    def slowly(_: dict[str, Any]) -> dict[str, Any]:
        time.sleep(0.02)
        return tags(ARN)

    caller = FakeCaller(GetResources=slowly)
    sweep = TagSweep(caller, "eu-west-1", [QUEUE])
    assert not caller.asked
    found: list[Any] = []
    threads = [threading.Thread(target=lambda: found.append(sweep.tags_of(ARN))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [{"Owner": "a"}] * 6
    assert caller.count("GetResources") == 1


def test_what_the_sweep_does_not_name_is_known_to_have_none() -> None:
    sweep = TagSweep(FakeCaller(GetResources=lambda _: tags(ARN)), "eu-west-1", [QUEUE])
    assert sweep.tags_of(ARN + "other") == {}
    assert sweep.failure is None


def test_all_pages_are_read() -> None:
    def answer(params: dict[str, Any]) -> dict[str, Any]:
        return tags(ARN + "2") if params.get("PaginationToken") else tags(ARN, PaginationToken="more")

    sweep = TagSweep(FakeCaller(GetResources=answer), "eu-west-1", [QUEUE])
    assert sweep.tags_of(ARN) == {"Owner": "a"}
    assert sweep.tags_of(ARN + "2") == {"Owner": "2"}


def test_a_sweep_that_failed_knows_no_tags_and_is_not_repeated() -> None:
    caller = FakeCaller(GetResources=refuse("AccessDeniedException", "you may not"))
    sweep = TagSweep(caller, "eu-west-1", [QUEUE])
    assert sweep.tags_of(ARN) is sweep.tags_of(ARN + "2") is None
    assert sweep.failure is not None
    assert (sweep.failure.status, sweep.failure.message) == ("denied", "you may not")
    assert caller.count("GetResources") == 1


def test_a_sweep_that_failed_on_its_second_page_knows_nothing_of_the_first() -> None:
    def answer(params: dict[str, Any]) -> dict[str, Any]:
        return {} if params.get("PaginationToken") else tags(ARN, PaginationToken="more")

    sweep = TagSweep(FakeCaller(GetResources=answer), "eu-west-1", [QUEUE])
    assert sweep.tags_of(ARN) is None
    assert sweep.failure is not None
    assert sweep.failure.code == "MissingKey"


def test_only_services_whose_types_need_it_are_swept() -> None:
    caller = FakeCaller(GetResources=lambda _: tags())
    rows = [QUEUE, make_row(service="ec2", tags="Tags"), make_row(service="efs", tags=SWEEP)]
    TagSweep(caller, "eu-west-1", rows).tags_of(ARN)
    assert caller.asked[0][2]["ResourceTypeFilters"] == ["elasticfilesystem", "sqs"]


def test_more_services_than_one_request_may_name_are_swept_in_several() -> None:
    caller = FakeCaller(GetResources=lambda params: tags(*(f"arn:{name}" for name in params["ResourceTypeFilters"])))
    rows = [make_row(service=f"service{n:03}", tags=SWEEP) for n in range(MAX_FILTERS + 5)]
    sweep = TagSweep(caller, "eu-west-1", rows)
    assert sweep.tags_of("arn:service000") == {"Owner": "0"}
    assert sweep.tags_of(f"arn:service{MAX_FILTERS + 4}") == {"Owner": "4"}
    assert [len(params["ResourceTypeFilters"]) for _, _, params in caller.asked] == [MAX_FILTERS, 5]


def test_its_cost_is_carried_by_one_cell() -> None:
    sweep = TagSweep(FakeCaller(GetResources=lambda _: tags(ARN)), "eu-west-1", [QUEUE])
    sweep.tags_of(ARN)
    assert (sweep.take_tally().api_calls, sweep.take_tally().api_calls) == (1, 0)
