"""From an HTTP request to a `Call`, and from an answer to bytes, by botocore's own models. What is answered is not decided here."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import unquote

import orjson
from botocore.exceptions import UnknownServiceError
from moto.core.parse import PROTOCOL_PARSERS, RequestParserError
from moto.core.request import Request, determine_request_protocol
from moto.core.routing import get_service_router
from moto.core.serialize import get_serializer_class
from moto.core.utils import get_service_model
from werkzeug.exceptions import HTTPException

from inventory_assets.localcloud import cbor
from inventory_assets.localcloud.call import AwsError, Call, JsonObject, unknown_operation
from inventory_assets.localcloud.encoding import compile_body, escape
from inventory_assets.localcloud.loopback import HttpRequest
from inventory_assets.localcloud.services import candidates

SCOPE = re.compile(r"Credential=([^/]+)/\d{8}/([^/]+)/([^/]+)/aws4_request")
CBOR = "smithy-rpc-v2-cbor"
REQUEST_ID = "00000000-0000-4000-8000-000000000000"


@dataclass(frozen=True, slots=True)
class Signer:
    """What the Authorization header tells: whose key, which region, which signing name."""

    access_key: str
    region: str
    signing_name: str


@dataclass(frozen=True, slots=True)
class Decoded:
    """A call and how its reply must be written: the protocol and moto's operation model (None: unknown)."""

    service: str
    operation: str
    params: JsonObject
    protocol: str
    model: Any = None


def read_signer(request: HttpRequest) -> Signer:
    """Raises AwsError where the request is not signed."""
    found = SCOPE.search(request.headers.get("authorization", ""))
    if found is None:
        found = re.search(r"X-Amz-Credential=([^/&]+)/\d{8}/([^/]+)/([^/]+)/aws4_request", unquote(request.target))
    if found is None:
        raise AwsError("MissingAuthenticationToken", "Missing Authentication Token", 403)
    return Signer(*found.groups())


def decode(request: HttpRequest, signing_name: str) -> Decoded:
    """The call that a signed request makes; raises AwsError for a service or an operation that does not exist."""
    if request.headers.get("smithy-protocol") == "rpc-v2-cbor":
        return _decode_cbor(request, signing_name)
    moto_request = Request.from_primitives(
        request.method, f"http://{request.headers.get('host', '127.0.0.1')}{request.target}", request.headers, request.body
    )
    for service in _fitting(request, moto_request, candidates(signing_name)):
        try:
            operation, path_params = get_service_router(service).match(moto_request)
        except HTTPException:
            continue
        return _parse(service, operation, path_params, moto_request)
    raise unknown_operation(signing_name, _named_operation(request, moto_request))


def _decode_cbor(request: HttpRequest, signing_name: str) -> Decoded:
    operation = request.target.split("?")[0].rsplit("/", 1)[-1]
    for service in candidates(signing_name):
        model = service_model(service)
        if model is not None and operation in model.operation_names:
            return Decoded(service, operation, cbor.decode(request.body) if request.body else {}, CBOR, model.operation_model(operation))
    raise unknown_operation(signing_name, operation)


def _parse(service: str, operation: Any, path_params: JsonObject, request: Any) -> Decoded:
    protocol = determine_request_protocol(operation.service_model, request.content_type)
    parts = {
        "method": request.method,
        "values": request.values,
        "headers": request.headers,
        "body": request.data,
        "url_path": request.path,
        "url_params": path_params,
    }
    try:
        params = PROTOCOL_PARSERS[protocol](operation).parse(parts)
    except (RequestParserError, ValueError, TypeError) as error:
        raise AwsError("SerializationException", f"{type(error).__name__}: {error}") from error
    return Decoded(service, str(operation.name), params, protocol, operation)


def _fitting(request: HttpRequest, moto_request: Any, services: tuple[str, ...]) -> list[str]:
    """Of the services that share a signing name those whose target prefix or API version the request names."""
    known = [service for service in services if service_model(service) is not None]
    if len(known) < 2:
        return known
    if "x-amz-account-id" in request.headers and "s3control" in known:
        return ["s3control"]  # its paths would do for objects, too
    prefix = request.headers.get("x-amz-target", "").rpartition(".")[0]
    if prefix:
        return [service for service in known if service_model(service).metadata.get("targetPrefix") == prefix]
    version = moto_request.values.get("Version")
    if version and "Action" in moto_request.values:
        return [service for service in known if service_model(service).metadata["apiVersion"] == version]
    return known


@cache
def service_model(service: str) -> Any:
    """The model of a service by moto's reading of it, or None where there is no such service."""
    try:
        return get_service_model(service)
    except UnknownServiceError:
        return None


def _named_operation(request: HttpRequest, moto_request: Any) -> str:
    target = request.headers.get("x-amz-target", "").rpartition(".")[2]
    return target or str(moto_request.values.get("Action") or f"{request.method} {moto_request.path}")


def guess_protocol(request: HttpRequest, signing_name: str) -> str:
    """The protocol to answer in when the request could not be decoded."""
    if request.headers.get("smithy-protocol") == "rpc-v2-cbor":
        return CBOR
    if "x-amz-target" in request.headers:
        return "json"
    if request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return "ec2" if signing_name == "ec2" else "query"
    return "rest-xml" if signing_name in ("s3", "route53", "cloudfront") else "rest-json"


@cache
def _serializer(service: str, protocol: str, operation: str) -> Any:
    return get_serializer_class(service, protocol)(service_model(service).operation_model(operation))


@cache
def _body_writer(service: str, protocol: str, operation: str) -> Any:
    return compile_body(protocol, service_model(service).operation_model(operation), REQUEST_ID)


@cache
def _content_type(service: str, protocol: str) -> str:
    if protocol == "json":
        return f"application/x-amz-json-{service_model(service).metadata.get('jsonVersion', '1.0')}"
    return "application/json" if protocol == "rest-json" else "text/xml"


def encode(decoded: Decoded, answer: JsonObject) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of a good answer."""
    if decoded.protocol == CBOR:
        return 200, {"Content-Type": "application/cbor", "smithy-protocol": "rpc-v2-cbor"}, cbor.encode(answer)
    write = _body_writer(decoded.service, decoded.protocol, decoded.operation)
    if write is not None:
        return 200, {"Content-Type": _content_type(decoded.service, decoded.protocol)}, write(answer)
    out = _serializer(decoded.service, decoded.protocol, decoded.operation).serialize(answer)
    body = out["body"]
    return (
        206 if "ContentRange" in answer else int(out["status_code"]),
        {name: str(value) for name, value in out["headers"].items()},
        body.encode() if isinstance(body, str) else body,
    )


def encode_error(protocol: str, service: str, error: AwsError) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of an error in the protocol's own shape."""
    code, message = error.code, error.message
    if protocol == CBOR:
        headers = {"Content-Type": "application/cbor", "smithy-protocol": "rpc-v2-cbor"}
        return error.status, headers, cbor.encode({"__type": code, "message": message, **error.extra})
    if protocol in ("json", "rest-json"):
        headers = {
            "Content-Type": "application/json" if protocol == "rest-json" else "application/x-amz-json-1.1",
            "x-amzn-ErrorType": code,
        }
        if service == "sqs":  # keeps the codes of its former query protocol
            headers["x-amzn-query-error"] = f"{code};Sender"
        return error.status, headers, orjson.dumps({"__type": code, "message": message, **error.extra})
    return error.status, {"Content-Type": "text/xml"}, _xml_error(protocol, service, error).encode()


def _xml_error(protocol: str, service: str, error: AwsError) -> str:
    extra = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in error.extra.items())
    inner = f"<Code>{escape(error.code)}</Code><Message>{escape(error.message)}</Message>{extra}"
    if protocol == "ec2":
        return f"<Response><Errors><Error>{inner}</Error></Errors><RequestID>{REQUEST_ID}</RequestID></Response>"
    if service == "s3":
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<Error>{inner}<RequestId>{REQUEST_ID}</RequestId></Error>'
    kind = "Sender" if error.status < 500 else "Receiver"
    return f"<ErrorResponse><Error><Type>{kind}</Type>{inner}</Error><RequestId>{REQUEST_ID}</RequestId></ErrorResponse>"


def read_json(body: bytes) -> Any:
    """The JSON of a control request; raises AwsError where it is none."""
    try:
        return json.loads(body or b"null")
    except ValueError as error:
        raise AwsError("InvalidRequest", f"not JSON: {error}") from error


def call_of(decoded: Decoded, account: str, region: str) -> Call:
    """The decoded request as the estate gets it."""
    return Call(account, region, decoded.service, decoded.operation, decoded.params)
