"""Checks an OpenRPC document: its schemas are of JSON Schema draft-07, its references lead somewhere,
and the examples fit the schemas. Prints what is wrong, a line each.

Usage: validate.py FILE
"""
import json, sys

from jsonschema import Draft7Validator

document = json.load(open(sys.argv[1]))
components = document["components"]


def target(reference):
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


def validator(schema):
    return Draft7Validator({"allOf": [schema], "components": components})


for reference in set(references(document)):
    try:
        target(reference)
    except KeyError:
        print(f"{reference}: leads nowhere")
for name, schema in components["schemas"].items():
    Draft7Validator.check_schema(schema)
for method in document["methods"]:
    params = {param["name"]: param for param in method["params"]}
    for schema in [param["schema"] for param in params.values()] + [method["result"]["schema"]]:
        Draft7Validator.check_schema(schema)
    for example in method["examples"]:
        given = {param["name"]: param["value"] for param in example["params"]}
        for name in params.keys() | given.keys():
            where = f"{method['name']}: {example['name']}: {name}"
            if name not in params:
                print(f"{where}: is not described")
            elif name in given:
                for error in validator(params[name]["schema"]).iter_errors(given[name]):
                    print(f"{where}{error.json_path[1:]}: {error.message}")
            elif params[name].get("required"):
                print(f"{where}: is missing")
        result = example["result"]["value"]
        for error in validator(method["result"]["schema"]).iter_errors(result):
            print(f"{method['name']}: {example['name']}: result{error.json_path[1:]}: {error.message}")
