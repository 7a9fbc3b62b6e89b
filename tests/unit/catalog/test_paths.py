"""The path and template language: reading, rewriting, removing, rendering."""

from __future__ import annotations

import pytest

from inventory_assets.catalog.params import BATCH, compile_params, compile_value
from inventory_assets.catalog.paths import (
    PathError,
    change_leaves,
    compile_path,
    parse_path,
    remove,
    rewrite,
)
from inventory_assets.catalog.templates import compile_template, split_template

REPLY = {
    "Reservations": [
        {"OwnerId": "1", "Instances": [{"InstanceId": "i-1", "Tags": [{"Key": "a"}]}, {"InstanceId": "i-2"}]},
        {"OwnerId": "2"},
        {"OwnerId": "3", "Instances": [{"InstanceId": "i-3", "Tags": [{"Key": "b"}, {"Key": "c"}]}]},
    ],
    "Owner": {"Id": "o", "Deep": {"Deeper": 0}},
    "Names": ["x", "y"],
    "Arn": "arn:aws:sns:eu:1:topic",
    "Nothing": None,
    "Empty": [],
}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("Owner", {"Id": "o", "Deep": {"Deeper": 0}}),
        ("Owner.Id", "o"),
        ("Owner.Deep.Deeper", 0),
        ("@.Owner.Id", "o"),
        ("Missing", None),
        ("Owner.Missing.More", None),
        ("Names.Id", None),
        ("Nothing.Id", None),
        ("Names", ["x", "y"]),
        ("Names[]", ["x", "y"]),
        ("Arn~:", "topic"),
        ("Arn~sns:", "eu:1:topic"),
        ("Arn~/", "arn:aws:sns:eu:1:topic"),
        ("Missing~:", None),
        ("Owner~:", None),
        ("Empty[]", []),
        ("Empty[].Id[]", []),
        ("Reservations[].OwnerId", ["1", "2", "3"]),
        ("Reservations[].Instances[].InstanceId", ["i-1", "i-2", "i-3"]),
        ("Reservations[].Instances[].Tags[].Key", ["a", "b", "c"]),
        ("Reservations[].Instances", [REPLY["Reservations"][0]["Instances"], REPLY["Reservations"][2]["Instances"]]),
        # A first list that is missing, null or no list at all is not an empty list.
        ("Missing[].Id", None),
        ("Nothing[]", None),
        ("Owner[].Id", None),
        ("Owner.Missing[]", None),
    ],
)
def test_read(path, value):
    assert compile_path(path)(REPLY) == value


def test_item_itself():
    assert compile_path("@")("queue-url") == "queue-url"
    assert compile_path("@[]")(["a", "b"]) == ["a", "b"]
    assert compile_path("@[].Id")([{"Id": 1}, {"Id": 2}]) == [1, 2]
    assert compile_path("Id")("not a mapping") is None


def test_flat_list_is_a_copy():
    document = {"Names": ["x"]}
    compile_path("Names[]")(document).append("y")
    assert document == {"Names": ["x"]}


@pytest.mark.parametrize("path", ["", ".", "A.", "A..B", "A[0]", "A.[]", "A.@", "A B", "{A}", "[]"])
def test_bad_paths_name_themselves(path):
    with pytest.raises(PathError) as caught:
        parse_path(path)
    assert repr(path) in str(caught.value)


def test_rewrite_values_lists_and_elements():
    document = {"A": {"B": [3, 1, 2]}, "L": [{"V": "x"}, {"W": 1}, {"V": None}, "text"], "N": None}
    rewrite(document, "A.B", sorted)
    rewrite(document, "L[].V", str.upper)
    rewrite(document, "N", lambda value: "never")
    rewrite(document, "Missing.B", sorted)
    rewrite(document, "A[].B", sorted)
    assert document == {"A": {"B": [1, 2, 3]}, "L": [{"V": "X"}, {"W": 1}, {"V": None}, "text"], "N": None}
    rewrite(document, "A.B[]", lambda value: value * 10)
    assert document["A"]["B"] == [10, 20, 30]


def test_rewrite_through_nested_lists():
    document = {"Permissions": [{"Ranges": [{"Ip": "b"}, {"Ip": "a"}]}, {"Ranges": []}, {}]}
    rewrite(document, "Permissions[].Ranges", lambda ranges: sorted(ranges, key=lambda range_: range_["Ip"]))
    assert document == {"Permissions": [{"Ranges": [{"Ip": "a"}, {"Ip": "b"}]}, {"Ranges": []}, {}]}


@pytest.mark.parametrize("path", ["@", "@[]"])
def test_the_document_itself_cannot_be_rewritten(path):
    with pytest.raises(PathError, match="document itself"):
        rewrite({}, path, str)


def test_change_leaves_keeps_shape():
    value = {"A": "x", "B": [1, None, {"C": True}]}
    assert change_leaves(value, lambda leaf: f"<{leaf}>") == {"A": "<x>", "B": ["<1>", None, {"C": "<True>"}]}
    assert change_leaves("x", str.upper) == "X"
    assert value == {"A": "x", "B": [1, None, {"C": True}]}


def test_remove():
    document = {"Used": {"At": 1}, "A": {"Count": 0, "Name": "n"}, "L": [{"H": "ok", "Id": 1}, {"Id": 2}, {"H": None}], "Z": None}
    assert remove(document, "Used") == {"Used": {"At": 1}}
    assert remove(document, "A.Count") == {"A.Count": 0}
    assert remove(document, "L[].H") == {"L[0].H": "ok", "L[2].H": None}
    assert remove(document, "Z") == {"Z": None}
    assert remove(document, "Missing.Deep") == {}
    assert remove(document, "A[].Name") == {}
    assert remove("text", "A") == {}
    assert document == {"A": {"Name": "n"}, "L": [{"Id": 1}, {"Id": 2}, {}]}


def test_remove_names_nested_positions():
    document = {"Services": [{"Tasks": [{"Count": 1}, {"Count": 2}]}]}
    assert remove(document, "Services[].Tasks[].Count") == {"Services[0].Tasks[0].Count": 1, "Services[0].Tasks[1].Count": 2}


@pytest.mark.parametrize("path", ["A~", "A[].B~:"])
def test_a_cut_needs_a_separator_and_one_value(path):
    with pytest.raises(PathError, match="separator"):
        compile_path(path)


def test_a_cut_is_only_for_reading():
    with pytest.raises(PathError):
        rewrite({}, "A~:", str)
    with pytest.raises(PathError):
        remove({}, "A~:")


@pytest.mark.parametrize("path", ["@", "A[]", "A.B[]"])
def test_only_named_values_are_removed(path):
    with pytest.raises(PathError, match="named value"):
        remove({}, path)


CONTEXT = {
    "account": "123456789012",
    "region": "eu-west-1",
    "partition": "aws-cn",
    "parent": {"Cluster": {"Arn": "arn:c"}},
    "item": {"Name": "n", "Path": "/zone/z1", "Count": 3, "Empty": "", "region": "own", "Owner": {"Id": "o"}},
}


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("plain", "plain"),
        ("", ""),
        ("{Name}", "n"),
        ("{Count}", "3"),
        ("{Owner.Id}", "o"),
        ("{parent.Cluster.Arn}", "arn:c"),
        ("arn:{partition}:x:{region}:{account}:{Name}/{Count}", "arn:aws-cn:x:eu-west-1:123456789012:n/3"),
        ("{@.region}", "own"),
        ("{Path~/}", "z1"),
        ("{Missing}", None),
        ("arn:{Missing}", None),
        ("arn:{Empty}", None),
        ("{Empty}", None),
        ("{parent.Missing}", None),
    ],
)
def test_template(template, text):
    assert compile_template(template)(CONTEXT) == text


def test_template_over_a_listed_text():
    assert compile_template("q={@}")({"item": "https://queue"}) == "q=https://queue"
    assert compile_template("{parent.@}")({"item": {}, "parent": "arn:cluster"}) == "arn:cluster"


@pytest.mark.parametrize("template", ["{", "}", "{}", "{A", "A}", "{{A}}", "{A}}"])
def test_bad_templates_name_themselves(template):
    with pytest.raises(PathError) as caught:
        split_template(template)
    assert repr(template) in str(caught.value)


def test_value_is_a_path_or_a_template():
    assert compile_value("Name")(CONTEXT) == "n"
    assert compile_value("Owner")(CONTEXT) == {"Id": "o"}
    assert compile_value("x-{Name}")(CONTEXT) == "x-n"


def test_params():
    params = {"Id": "{Name}", "Names": ["{Name}", "fixed"], "Filters": [{"Name": "owner-id", "Values": ["{account}"]}], "Max": 5}
    assert compile_params(params)(CONTEXT) == {
        "Id": "n",
        "Names": ["n", "fixed"],
        "Filters": [{"Name": "owner-id", "Values": ["123456789012"]}],
        "Max": 5,
    }
    assert compile_params({"Id": "{Missing}"})(CONTEXT) is None
    assert compile_params({"Ids": BATCH, "Name": "{Name}"})(CONTEXT) == {"Ids": BATCH, "Name": "n"}
    assert compile_params({"include": ["TAGS"]})({}) == {"include": ["TAGS"]}
