# A service beside cardd: it begins payments for orders and follows the merchant's events. It runs as a
# user id that a service account is bound to (`cardctl accounts bind-peer`), and so needs no secret.
#
#     python3 order_service.py STORE ORDER...
import itertools, json, os, socket, sys

server = socket.socket(socket.AF_UNIX)
server.connect(os.environ.get("CARDD_SOCKET", "/run/cardd/cardd.sock"))
stream, ids, acks, waiting = server.makefile("rb"), itertools.count(1), itertools.count(), []

def send(method, params, **id):
    text = json.dumps({"jsonrpc": "2.0", **id, "method": method, "params": params}).encode()
    server.sendall(len(text).to_bytes(4, "big") + text)

def receive():
    if len(length := stream.read(4)) < 4:
        sys.exit("the server closed the connection")
    return json.loads(stream.read(int.from_bytes(length, "big")))

def call(method, **params):
    send(method, params, id=(id := next(ids)))
    while (frame := receive()).get("id") != id:
        waiting.append(frame)  # an event that came in between
    return frame

def pay(order, store):
    # The same key again answers what the first call answered: safe to repeat after a lost connection.
    price, key = {"amount": 1999, "currency": "CNY"}, {"idempotencyKey": f"begin {order}"}
    begun = call("payments.begin", order=order, store=store, amount=price, usage="checkout",
                 channel="web", _meta=key)
    if "error" in begun:
        return print(f"{order}: {begun['error']['data']['reason']}", flush=True)
    attempt, card = begun["result"]["attempt"], begun["result"]["card"]
    print(f"{order}: {attempt} with {card['brand']} {card['last4']}", flush=True)
    # Here the gateway is asked for the money, with begun["result"]["gatewayToken"].
    done = call("payments.complete", attempt=attempt, approved=True)
    print(f"{order}: {done['result']['payment']['outcome']}", flush=True)

print(f"working as {call('session.whoami')['result']['account']['account']}", flush=True)
# The server keeps our place under this name: a restart goes on behind the last acknowledged event.
send("events.watch", {"consumer": "order-service"}, id="events")
for order in sys.argv[2:]:
    pay(order, sys.argv[1])
while "id" not in (frame := waiting.pop(0) if waiting else receive()):
    event = frame.get("params", {}).get("value", {})
    if "sequence" in event:  # not the acknowledgement of the stream, nor another notification
        print(event["type"], event["subject"], flush=True)
        send("rpc.message", {"id": "events", "seq": next(acks), "value": {"ack": event["sequence"]}})
        send("rpc.grant", {"id": "events", "n": 1})
