"""Plays the examples of the contract against a server: each is sent as it stands, with real ids in the
place of its own, and must be answered as it says. Prints what is not so, a line each.

Usage: examples.py FOLDER. FOLDER holds client.py (the text of the page's client), init.json (what
`cardd init` printed), cardd.sock, and openrpc.json.
"""
import datetime, json, re, sys

from story import Story

folder = sys.argv[1]
page = open(folder + "/client.py").read()
exec(page[:page.index("\nnames = ")])
document = json.load(open(folder + "/openrpc.json"))
methods = {method["name"]: method for method in document["methods"]}

try:
    from jsonschema import Draft7Validator
except ImportError:
    Draft7Validator = None  # What the schemas say is then not checked; all else is.

ID = re.compile(r"[a-z]+_[0-9a-z]{13}")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
# A time in a sentence.
MINUTE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")
# Secrets, and what depends on the machine and the process.
DIFFERING = {
    "session.login": {"session"}, "session.enrollTotp": {"secret", "otpauthUri", "recoveryCodes"},
    "accounts.create": {"oneTimePassword"}, "accounts.resetPassword": {"oneTimePassword"},
    "rpc.whoami": {"peer"}, "session.whoami": {"peerUid"}, "session.list": {"peerUid"},
    "roles.list": {"nextPageToken"}, "cards.screen": {"months"},
    "rpc.discover": {"info", "methods", "components"},
    "audit.list": {"sequence", "hash", "peerUid", "peerPid"}, "audit.verify": {"lines", "head"},
    "server.info": {"version", "uptimeMs", "pid", "loops", "limits", "dataBytes", "logBytes"},
    "server.backup": {"file", "bytes", "lines", "head"},
    "server.stats": {"stats", "text"}, "server.connections": {"connections", "nextPageToken"},
    "server.inflight": {"total", "calls"},
    **{f"channels.{verb}": {"position", "behind"} for verb in ("register", "list", "ack", "remove")}}
# The examples are of the year 2026; a card that was good then must be good now.
YEARS = datetime.date.today().year - 2026
played = set()


class Comparison:
    """Compares an answer with an example. Ids are equal if they stand for each other throughout."""

    def __init__(self, known, differing):
        self.ids, self.differing, self.problems = dict(known), differing, []

    def compare(self, example, answer, where):
        if isinstance(example, dict) and isinstance(answer, dict):
            for name in sorted(example.keys() | answer.keys()):
                self.member(name, example, answer, f"{where}.{name}")
        elif isinstance(example, list) and isinstance(answer, list) and len(example) == len(answer):
            for index, pair in enumerate(zip(example, answer)):
                self.compare(*pair, f"{where}[{index}]")
        elif not self.is_same(example, answer):
            self.problems.append(f"{where}: the example has {example!r}, the answer {answer!r}")

    def member(self, name, example, answer, where):
        if name in self.differing and name in answer:
            return
        if name not in example or name not in answer:
            self.problems.append(f"{where}: is only in the {'answer' if name in answer else 'example'}")
        else:
            self.compare(example[name], answer[name], where)

    def is_same(self, example, answer):
        if not isinstance(example, str) or not isinstance(answer, str):
            return example == answer and type(example) is type(answer)
        if TIME.fullmatch(example):
            return bool(TIME.fullmatch(answer))
        if ID.fullmatch(example) and ID.fullmatch(answer):
            kind = example.split("_")[0]
            return answer.startswith(kind + "_") and self.ids.setdefault(example, answer) == answer
        return MINUTE.sub("then", example) == MINUTE.sub("then", answer)


def moved(node):
    """The same with years of expiry moved on."""
    if isinstance(node, list):
        return [moved(child) for child in node]
    if not isinstance(node, dict):
        return node
    node = {name: moved(value) for name, value in node.items()}
    if isinstance(node.get("expYear"), int):
        node["expYear"] += YEARS
    if node.get("field") == "expYear":
        node.update({end: str(int(node[end]) + YEARS) for end in ("from", "to") if end in node})
    return node


def real(node, known):
    """The same with the ids of the examples replaced by real ones."""
    return json.loads(ID.sub(lambda match: known.get(match[0], match[0]), json.dumps(node)))


def play(name, client, **values):
    played.add(name)
    method = methods[name]
    for example in method["examples"]:
        params = {param["name"]: param["value"] for param in example["params"]}
        params = {**real(moved(params), story.known), **values}
        where = f"{name}: {example['name']}"
        try:
            answer = client.call(name, **params)
        except CallError as error:
            print(f"{where}: refused: {error.args[0]}")
            raise
        comparison = Comparison(story.known, DIFFERING.get(name, set()))
        comparison.compare(moved(example["result"]["value"]), answer, where)
        for problem in comparison.problems + schema_problems(
                method["result"]["schema"], answer, where):
            print(problem)
    return answer


def play_stream(name, client, ends=False, **values):
    """Opens the stream of each example, looks at what comes first and at its first item, and cancels it; one
    that ends by itself is read to its result."""
    played.add(name)
    method = methods[name]
    for example in method["examples"]:
        params = real({param["name"]: param["value"] for param in example["params"]}, story.known)
        params = {**params, **values}
        where = f"{name}: {example['name']}"
        client.send({"id": "stream", "method": name, "params": params})
        for expected in (method["x-open"], method["x-item"]):
            value = client.receive()["params"]["value"]
            value = value.get("open", value)
            for problem in schema_problems(expected, value, where):
                print(problem)
        if not ends:
            client.send({"method": "rpc.cancel", "params": {"id": "stream"}})
        while "id" not in (answer := client.receive()):
            pass
        if ends:
            for problem in schema_problems(method["result"]["schema"], answer.get("result", answer), where):
                print(problem)
        elif answer.get("error", {}).get("code") != 1001:
            print(f"{where}: cancelled, it answers {answer}")


def play_upload(name, client, items):
    """Opens the stream of each example, sends these items and no more, and looks at the result."""
    played.add(name)
    method = methods[name]
    for example in method["examples"]:
        params = {param["name"]: param["value"] for param in example["params"]}
        where = f"{name}: {example['name']}"
        client.send({"id": "stream", "method": name, "params": params})
        opening = client.receive()["params"]["value"]["open"]
        for number, item in enumerate(items):
            client.send({"method": "rpc.message", "params": {"id": "stream", "seq": number, "value": item}})
        client.send({"method": "rpc.end", "params": {"id": "stream"}})
        while "id" not in (answer := client.receive()):
            pass
        result = answer.get("result", answer)
        for schema, value in ((method["x-open"], opening), (method["result"]["schema"], result)):
            for problem in schema_problems(schema, value, where):
                print(problem)
    return result


def schema_problems(schema, answer, where):
    if Draft7Validator is None:
        return []
    schema = {"allOf": [schema], "components": document["components"]}
    return [
        f"{where}: {error.json_path}: {error.message}"
        for error in Draft7Validator(schema).iter_errors(answer)]


class Connection(Client):
    """The page's client, frame by frame as well."""

    def send(self, message):
        text = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.socket.sendall(len(text).to_bytes(4, "big") + text)

    def receive(self):
        length = int.from_bytes(self.stream.read(4), "big")
        return json.loads(self.stream.read(length))


story = Story(
    lambda: Connection(folder + "/cardd.sock"), json.load(open(folder + "/init.json")), play, play_stream,
    play_upload)
story.tell()
if document != Connection(folder + "/cardd.sock").call("rpc.discover"):
    print("rpc.discover: the answer is not the bundle")
story.stop()
for name in methods.keys() - played:
    print(f"{name}: no example of it was played")
