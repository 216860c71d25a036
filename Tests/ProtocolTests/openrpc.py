"""The rules of the OpenRPC specification 1.3 (https://spec.open-rpc.org) for a document: SCHEMA, in JSON
Schema draft-07, for what a schema can say, and `problems` for the rest."""


def fixed(required, /, **members):
    """An object of the specification: nothing but its own members and extensions."""
    return {
        "type": "object", "required": required.split(), "properties": members,
        "patternProperties": {"^x-": True}, "additionalProperties": False}



def part(name):
    return {"$ref": "#/definitions/" + name}


def either(name):
    """The object itself, or a reference to one."""
    return {"if": {"required": ["$ref"]}, "then": part("reference"), "else": part(name)}


def list_of(schema):
    return {"type": "array", "items": schema}


def named(name):
    """A map of components: keys are words of letters, digits, `.`, `-` and `_`."""
    return {
        "type": "object", "propertyNames": {"pattern": "^[A-Za-z0-9._-]+$"},
        "additionalProperties": name if isinstance(name, dict) else part(name)}


TEXT, FLAG = {"type": "string"}, {"type": "boolean"}
URL = {"type": "string", "minLength": 1}
DRAFT_07 = {"$ref": "http://json-schema.org/draft-07/schema#"}

SCHEMA = {
    **fixed(
        "openrpc info methods",
        openrpc={"type": "string", "pattern": r"^1\.3\.[0-9]+$"}, info=part("info"),
        servers=list_of(part("server")), methods=list_of(either("method")),
        components=part("components"), externalDocs=part("documentation")),
    "definitions": {
        "reference": {
            "type": "object", "required": ["$ref"], "properties": {"$ref": TEXT},
            "additionalProperties": False},
        "info": fixed(
            "title version", title=TEXT, version=TEXT, description=TEXT, termsOfService=URL,
            contact=fixed("", name=TEXT, url=URL, email=TEXT), license=fixed("name", name=TEXT, url=URL)),
        "server": fixed(
            "url", name=TEXT, url=URL, summary=TEXT, description=TEXT,
            variables=named(fixed("default", default=TEXT, description=TEXT, enum=list_of(TEXT)))),
        "documentation": fixed("url", url=URL, description=TEXT),
        "method": fixed(
            "name params", name={"type": "string", "minLength": 1}, summary=TEXT, description=TEXT,
            tags=list_of(either("tag")), externalDocs=part("documentation"),
            params=list_of(either("descriptor")), result=either("descriptor"), deprecated=FLAG,
            servers=list_of(part("server")), errors=list_of(either("error")),
            links=list_of(either("link")), paramStructure={"enum": ["by-name", "by-position", "either"]},
            examples=list_of(either("pairing"))),
        "descriptor": fixed(
            "name schema", name={"type": "string", "minLength": 1}, summary=TEXT, description=TEXT,
            required=FLAG, schema=DRAFT_07, deprecated=FLAG),
        "pairing": fixed(
            "name params", name=TEXT, summary=TEXT, description=TEXT, params=list_of(either("example")),
            result=either("example")),
        "example": {
            **fixed("name", name=TEXT, summary=TEXT, description=TEXT, value=True, externalValue=URL),
            "oneOf": [{"required": ["value"]}, {"required": ["externalValue"]}]},
        "link": fixed(
            "", name=TEXT, summary=TEXT, description=TEXT, method=TEXT, params={"type": "object"},
            server=part("server")),
        "error": fixed("code message", code={"type": "integer"}, message=TEXT, data=True),
        "tag": fixed(
            "name", name=TEXT, summary=TEXT, description=TEXT, externalDocs=part("documentation")),
        "components": fixed(
            "", contentDescriptors=named("descriptor"), schemas=named(DRAFT_07),
            examples=named("example"), links=named("link"), errors=named("error"),
            examplePairingObjects=named("pairing"), tags=named("tag")),
    },
}


def twice(names):
    names = list(names)
    return sorted({name for name in names if names.count(name) > 1})


def problems(document):
    """What is wrong by the rules that stand in the specification's text alone."""
    for name in twice(method["name"] for method in document["methods"]):
        yield f"{name}: stands there twice"
    for method in document["methods"]:
        for name in twice(param["name"] for param in method["params"]):
            yield f"{method['name']}: {name}: stands there twice"
        required = [param.get("required", False) for param in method["params"]]
        if required != sorted(required, reverse=True):
            yield f"{method['name']}: a required param stands behind one that is not"
        # Errors "MUST have unique error codes"; here several reasons share a code, and what tells
        # errors apart is the reason. So a reference may stand there once.
        for reference in twice(error.get("$ref", "") for error in method.get("errors", [])):
            yield f"{method['name']}: {reference}: stands there twice"
