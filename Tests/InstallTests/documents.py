"""Runs what the documents tell people to type, in the order in which they stand there: the fenced commands
of README.md and Protocol/README.md, and the EXAMPLES of the manual pages. Each runs on a terminal, against
one installation, has to end well, and to say what the document shows that it says. Prints what does not.

Usage: documents.py ROOT BIN [--list]. ROOT is the package, BIN has cardd and cardctl. --list shows the
commands and runs none.
"""
import base64, hmac, json, os, pathlib, pty, re, select, shutil, signal, subprocess, sys, tempfile, time

root, programs = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
pages = ["cardd.8", "cardctl.1", "cardd.conf.5"]

# What is not run here, and why.
BUILDS = "builds the package, which has this very test in it"
TESTED = "InstallTests runs it with the programs that were built, in folders of its own"
SYSTEM = "changes the system's own services; Scripts/package --check does it on a clean one"
NOT_RUN = {
    "Scripts/test": BUILDS,
    "Scripts/demo": BUILDS,
    "Scripts/install": TESTED,
    "Scripts/install --user": TESTED,
    "Scripts/package": BUILDS,
    "runuser -u cardd -- cardd init --data /var/lib/cardd": SYSTEM,
    "systemctl enable --now cardd.socket cardd.service": SYSTEM,
    "systemctl enable --now cardd-backup.timer": SYSTEM,
}
# Commands that show how something is refused, with their exit status.
REFUSED = {"cardctl cards import cards.xlsx": 10, "cardctl cards import cards.xlsx --apply": 10}
# What the story's clerk may not, and somebody of the whole chain does.
CHAIN = re.compile(r"cardctl cards (template|import|export)")
WORDS = ("cardd", "cardctl", "Scripts/", "runuser", "systemctl", "sudo", "apt", "python3", "swift ")


def fenced(text):
    """The commands of Markdown, each with the lines shown below it: behind `$ ` where a block has that, else
    whole blocks of commands."""
    for language, block in re.findall(r"^```(\w*)\n(.*?)^```$", text, re.M | re.S):
        block = re.sub(r"\\\n\s*", "", block)
        lines = block.splitlines()
        if any(line.startswith("$ ") for line in lines):
            for part in re.split(r"^\$ ", "\n".join(lines), flags=re.M)[1:]:
                command, *output = part.splitlines()
                yield command, output
        elif language in ("sh", "bash") or not language and lines[0].startswith(WORDS):
            yield from ((re.sub(r"\s+# .*", "", line), []) for line in lines if line)


def examples(text):
    """The commands of a manual page's EXAMPLES."""
    section = re.search(r"^\.Sh EXAMPLES\n(.*?)(?=^\.Sh |\Z)", text, re.M | re.S)
    for block in re.findall(r"^\.Bd .*?\n(.*?)^\.Ed$", section[1] if section else "", re.M | re.S):
        if block.startswith(WORDS):
            text = block.replace("\\e\n", "").replace("\\-", "-").replace("\\&", "")
            yield from ((line, []) for line in text.splitlines() if line)
        else:
            yield f"cat > shown.conf <<'END' && cardd check --config shown.conf\n{block}END", []


def commands():
    for name in ("README.md", "Protocol/README.md"):
        yield from ((name, *shown) for shown in fenced((root / name).read_text()))
    for name in pages:
        text = (root / "Scripts/install.d/man" / name).read_text()
        yield from ((name, *shown) for shown in examples(text))


def plain(text):
    """Without what depends on the terminal's width, on the day, and on colours."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", text)
    text = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "TIME", text)
    return re.sub(r"\s+", " ", text)


def missing(output, said):
    """The shown lines that a command has not said; `…` stands for whatever is left out."""
    parts = [part.strip() for line in output for part in plain(line).split("…")]
    return [part for part in parts if part and part not in plain(said)]


def one_time_code(secret):
    """RFC 6238: HMAC-SHA-1, 30 seconds, 6 digits."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, int(time.time() // 30).to_bytes(8, "big"), "sha1")
    at = digest[-1] & 15
    return "%06d" % ((int.from_bytes(digest[at:at + 4], "big") & 0x7FFFFFFF) % 1_000_000)


class Stage:
    """An installation, and somebody at a terminal who knows what to answer."""

    def __init__(self, folder):
        self.folder, self.server, self.ids = folder, None, {}
        self.password, self.person = {}, {}
        self.environment = {
            "PATH": f"{programs}:/usr/bin:/bin", "HOME": folder, "LC_ALL": "C.UTF-8",
            "TERM": "xterm", "COLUMNS": "100", "CARDD_DATA": f"{folder}/data",
            "CARDD_SOCKET": f"{folder}/cardd.sock", "XDG_STATE_HOME": f"{folder}/state",
        }

    def real(self, command):
        """The command with what is there in the place of what the document shows."""
        for prefix, real in self.ids.items():
            command = re.sub(rf"\b{prefix}_0[0-9a-z]{{12}}\b", real, command)
        return command

    @staticmethod
    def new_password(person):
        return f"a password of {person} 1"

    def answer(self, line, said, person):
        """What is typed at a prompt; None while there is none."""
        if "Type the count" in line:
            return re.search(r"\((\d+)\)", line)[1]
        if "Card number" in line:
            return "4111111111111111"
        if "New password" in line or "The same again" in line:
            return self.new_password(person)
        if "One-time code" in line:
            return one_time_code(re.findall(r"Secret\s+([A-Z2-7]{16,})", said)[-1])
        return self.password[person] if "Password" in line else None

    def type(self, command, state="state"):
        """Types a command with the sessions of one folder; its status and what it said."""
        if login := re.search(r"cardctl login .*?([\w.]+)$", command):
            self.person[state] = login[1]
        person = self.person.get(state)
        environment = {**self.environment, "XDG_STATE_HOME": f"{self.folder}/{state}"}
        pid, terminal = pty.fork()
        if pid == 0:
            os.chdir(self.folder)
            os.execve("/bin/bash", ["bash", "-o", "pipefail", "-c", command], environment)
        said, line, end = "", "", time.monotonic() + 60
        while time.monotonic() < end:
            if select.select([terminal], [], [], 0.05)[0]:
                try:
                    text = os.read(terminal, 65536).decode(errors="replace").replace("\r", "")
                except OSError:
                    break
                said, line = said + text, (line + text).rpartition("\n")[2]
            elif line.rstrip().endswith(":") and (typed := self.answer(line, said, person)):
                os.write(terminal, typed.encode() + b"\n")
                line = ""
        else:
            os.kill(pid, signal.SIGKILL)
            said += "\n(did not end)"
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        os.close(terminal)
        if login:
            self.password[person] = self.new_password(person)
        return status, said

    def serve(self):
        self.server = subprocess.Popen(
            [programs / "cardd", "serve"], env=self.environment, stderr=subprocess.DEVNULL)
        for _ in range(400):
            if subprocess.run([programs / "cardctl", "health"], env=self.environment,
                              capture_output=True).returncode == 0:
                return 0, ""
            time.sleep(0.05)
        return 1, "does not answer"

    def call(self, method, state="state", **params):
        """A call of the prompter's own."""
        made = subprocess.run(
            [programs / "cardctl", "call", method, "-"], input=json.dumps(params).encode(),
            env={**self.environment, "XDG_STATE_HOME": f"{self.folder}/{state}"}, capture_output=True)
        if made.returncode != 0:
            raise SystemExit(f"{method}: {made.stderr.decode()}")
        return json.loads(made.stdout)

    def furnish(self):
        """As the admin: what the story needs once the first login is done."""
        tenant = self.call("tenants.create", name="Lakeside Tea")["tenant"]["id"]
        store = self.call("stores.create", tenant=tenant, code="HZ-01", name="West Lake")["store"]["id"]
        people = (
            ("lin.mei", "store", {"stores": [store]}), ("wang.fang", "chain", {}), ("till", "service", {}))
        for name, role, stores in people:
            made = self.call("accounts.create", account=name, role=role, tenant=tenant, **stores)
            self.password[name] = made["oneTimePassword"]
            if role == "service":
                self.call("accounts.bindPeer", account=made["account"]["id"], uid=os.getuid())
        # Without a session this process is the service: it puts cards on file and has one declined.
        def service(method, **params):
            return self.call(method, state="nobody", **params)
        card = {"store": store, "holder": "LIN MEI", "usage": "both"}
        good = service("cards.bind", number="4242424242424242", funding="credit", expMonth=8,
                       expYear=time.gmtime().tm_year + 5, **card)["card"]["id"]
        bad = service("cards.bind", number="6222020000000001", funding="debit", **card)["card"]["id"]
        begun = service("payments.begin", order="SO-20260804-117", store=store, usage="checkout",
                        amount={"amount": 4900, "currency": "CNY"}, card=good, channel="web")
        service("payments.complete", attempt=begun["attempt"], approved=False, code="51")
        self.ids = {"tnt": tenant, "sto": store, "card": bad}

    def fill(self):
        """Fills in the sheet as README tells of it: 17 new cards, one of them in a store that is not there."""
        def digit(body):  # ISO/IEC 7812-1
            return str(-sum(sum(divmod(int(n) * (2 - i % 2), 10)) for i, n in enumerate(body[::-1])) % 10)
        lines = ["action,store_code,card_number,holder_name,exp_month,exp_year,card_type,usage"]
        for row in range(2, 19):
            body = f"51051051051051{row:d}"[-15:] if row > 9 else f"51051051051050{row:d}"
            store = "S9" if row == 14 else "HZ-01"
            lines.append(f"add,{store},{body}{digit(body)},LIN MEI,8,{time.gmtime().tm_year + 5},credit,both")
        pathlib.Path(self.folder, "cards.xlsx").write_text("\n".join(lines))

    def run(self, command):
        if command == "cardd serve":
            return self.serve()
        state = "chain" if CHAIN.match(command) else "state"
        if state == "chain" and state not in self.person:
            self.type(f"cardctl login --tenant {self.ids['tnt']} wang.fang", state)
        status, said = self.type(self.real(command), state)
        if command == "cardd init":
            self.password["admin"] = re.search(r"^.*password.*?:\s*(\S+)$", said, re.M | re.I)[1]
        if command == "cardctl login admin" and status == 0:
            self.furnish()
        if command.startswith("cardctl cards template"):
            self.fill()
        if job := re.search(r"\bimp_\w{13}\b", said):
            self.ids["imp"] = job[0]
        return status, said

    def end(self):
        if self.server:
            self.server.terminate()
            self.server.wait(20)


shown = list(commands())
if "--list" in sys.argv:
    for name, command, _ in shown:
        print(f"{name}: {command}")
    sys.exit()
for command in NOT_RUN:
    if command not in (text for _, text, _ in shown):
        print(f"{command}: stands in no document, and is not to be excused")
folder = tempfile.mkdtemp(prefix="cardd-documents-")
stage = Stage(folder)
try:
    for name, command, output in shown:
        if command in NOT_RUN:
            continue
        status, said = stage.run(command)
        if status != REFUSED.get(command, 0):
            print(f"{name}: {command}: ended with {status}: {said}")
        for line in missing(map(stage.real, output), said):
            print(f"{name}: {command}: does not say: {line}\n{said}")
finally:
    stage.end()
    shutil.rmtree(folder)
