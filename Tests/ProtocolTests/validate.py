"""Checks an OpenRPC document: it keeps to the specification, its schemas are of JSON Schema draft-07, its
references lead somewhere, the examples fit the schemas, and each method says what a reader needs. Prints
what is wrong, a line each.

Usage: validate.py FILE
"""
import json, sys

from jsonschema import Draft7Validator, SchemaError

import openrpc


def target(document, reference):
    node = document
    for name in reference.removeprefix("#/").split("/"):
        node = node[name]
    return node


def references(node):
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from references(child)


def validator(schema, document):
    return Draft7Validator({"allOf": [schema], "components": document["components"]})


def reference_problems(document):
    for reference in sorted(set(references(document))):
        try:
            target(document, reference)
        except (KeyError, TypeError):
            yield f"{reference}: leads nowhere"


def schemas(document):
    yield from document["components"]["schemas"].items()
    for method in document["methods"]:
        for part in method["params"] + [method["result"]]:
            yield f"{method['name']}: {part['name']}", part["schema"]
        for member in ("x-open", "x-item", "x-upload"):
            if member in method:
                yield f"{method['name']}: {member}", method[member]


def schema_problems(document):
    for where, schema in schemas(document):
        try:
            Draft7Validator.check_schema(schema)
        except SchemaError as error:
            yield f"{where}: {error.message}"


def example_problems(document, method):
    params = {param["name"]: param for param in method["params"]}
    for example in method["examples"]:
        where = f"{method['name']}: {example['name']}"
        given = {param["name"]: param["value"] for param in example["params"]}
        for name in sorted(params.keys() | given.keys()):
            if name not in params:
                yield f"{where}: {name}: is not described"
            elif name in given:
                for error in validator(params[name]["schema"], document).iter_errors(given[name]):
                    yield f"{where}: {name}{error.json_path[1:]}: {error.message}"
            elif params[name].get("required"):
                yield f"{where}: {name}: is missing"
        result = example["result"]["value"]
        for error in validator(method["result"]["schema"], document).iter_errors(result):
            yield f"{where}: result{error.json_path[1:]}: {error.message}"


def description_problems(method):
    """A reader needs words, an example, and the reasons for which a call can be refused."""
    for member in ("summary", "description", "examples"):
        if not method.get(member):
            yield f"{method['name']}: has no {member}"
    for param in method["params"]:
        if not param.get("description"):
            yield f"{method['name']}: {param['name']}: has no description"
    if "errors" not in method:
        yield f"{method['name']}: does not list its reasons"
    for member in ("x-permission", "x-effect", "x-stream"):
        if member not in method:
            yield f"{method['name']}: has no {member}"
    if method.get("paramStructure") != "by-name":
        yield f"{method['name']}: takes params by place"


def problems(document):
    form = [
        f"{error.json_path[1:]}: {error.message}"
        for error in Draft7Validator(openrpc.SCHEMA).iter_errors(document)]
    # What follows relies on the form.
    yield from form or reference_problems(document)
    if form:
        return
    yield from openrpc.problems(document)
    yield from schema_problems(document)
    for method in document["methods"]:
        yield from description_problems(method)
        yield from example_problems(document, method)


if __name__ == "__main__":
    for problem in problems(json.load(open(sys.argv[1]))):
        print(problem)
