import { Code, ConnectError } from "@connectrpc/connect";
import { describe, expect, test } from "vitest";
import type { Captured } from "../captured";
import { outcomeOf } from "./outcome";
import { type Address, type Outcome, type Ports, sync } from "./sync";

/** A device's disk and a server, each of which can fail at a chosen moment. */
class World {
  disk = new Map<string, Captured>();
  receipts = new Map<string, string>();
  /** What the server has, by entry; and under which key, so that it knows a repetition. */
  record = new Map<string, string>();
  keys = new Map<string, string>();
  sent: string[] = [];
  keyCount = 0;
  address: Address = { incidentId: "I1", serial: "D1" };
  answer: (one: Captured) => Outcome | "lost before" | "lost after" = () => ({ accepted: "" });
  crashAt = "";

  write(...ids: string[]): void {
    for (const [at, id] of ids.entries()) this.disk.set(id, { id, key: `key-${id}`, what: id, writtenAt: at, personId: "P1", serviceId: "S1" } as Captured);
  }

  private crash(point: string): void {
    if (this.crashAt === point) {
      this.crashAt = "";
      throw new Error(`the tablet died: ${point}`);
    }
  }

  ports(): Ports {
    return {
      waiting: async () => [...this.disk.values()].sort((a, b) => a.writtenAt - b.writtenAt),
      address: async () => this.address,
      keep: async (one) => {
        this.crash("before keeping");
        this.disk.set(one.id, one);
        this.crash("after keeping");
      },
      send: async (one, to) => {
        this.sent.push(`${one.id} ${one.key} ${to.incidentId} ${to.serial}`);
        expect(this.disk.get(one.id)?.sending).toEqual(to);
        const answer = this.answer(one);
        if (answer === "lost before") return { unanswered: true, goOn: false, why: "no network" };
        if (typeof answer === "object" && !("accepted" in answer)) return answer;
        const done = this.keys.get(one.key);
        if (done === undefined) {
          if (this.record.has(one.id)) throw new Error("recorded twice");
          this.record.set(one.id, one.key);
          this.keys.set(one.key, String(this.record.size));
        }
        if (answer === "lost after") return { unanswered: true, goOn: false, why: "no network" };
        this.crash("after sending");
        return { accepted: this.keys.get(one.key) ?? "" };
      },
      accepted: async (one, position) => {
        this.crash("before giving up");
        this.disk.delete(one.id);
        this.receipts.set(one.id, position);
      },
      newKey: () => `new-${++this.keyCount}`,
      progress: () => undefined,
    };
  }
}

describe("sending what waits", () => {
  test("sends each once, in the order in which it was written, and keeps receipts", async () => {
    const world = new World();
    world.write("a", "b", "c");
    expect(await sync(world.ports())).toEqual({ accepted: 3, waits: 0, refused: 0, stopped: "" });
    expect(world.sent.map((line) => line[0])).toEqual(["a", "b", "c"]);
    expect(world.disk.size).toBe(0);
    expect([...world.receipts.keys()]).toEqual(["a", "b", "c"]);
  });

  test.each(["before keeping", "after keeping", "after sending", "before giving up"])(
    "a tablet that dies %s loses nothing and records nothing twice",
    async (point) => {
      const world = new World();
      world.write("a", "b");
      world.crashAt = point;
      await expect(sync(world.ports())).rejects.toThrow(point);
      expect(world.disk.size + world.receipts.size).toBe(2);
      await sync(world.ports());
      expect(world.disk.size).toBe(0);
      expect([...world.record.keys()].sort()).toEqual(["a", "b"]);
    },
  );

  test("an answer that got lost is asked for again under the same key, to the same place", async () => {
    const world = new World();
    world.write("a");
    let lost = true;
    world.answer = () => (lost ? "lost after" : { accepted: "" });
    expect((await sync(world.ports())).stopped).toBe("no network");
    lost = false;
    world.address = { incidentId: "I2", serial: "D1" };
    await sync(world.ports());
    expect(world.sent).toEqual(["a key-a I1 D1", "a key-a I1 D1"]);
    expect(world.record.size).toBe(1);
  });

  test("without a network it stops at the first, and says how many wait", async () => {
    const world = new World();
    world.write("a", "b", "c");
    world.answer = () => "lost before";
    expect(await sync(world.ports())).toEqual({ accepted: 0, waits: 3, refused: 0, stopped: "no network" });
    expect(world.sent).toHaveLength(1);
  });

  test("what is refused stays with its reasons and a new key, and holds up nobody", async () => {
    const world = new World();
    world.write("a", "b");
    const refused = { code: "INVALID_ARGUMENT", sentence: "No.", reasons: ["why"], at: 1 };
    world.answer = (one) => (one.id === "a" ? { refused } : { accepted: "" });
    expect(await sync(world.ports())).toMatchObject({ accepted: 1, refused: 1 });
    expect(world.disk.get("a")).toMatchObject({ refused, key: "new-1" });
    expect(world.disk.get("a")).not.toHaveProperty("sending");
    await sync(world.ports());
    expect(world.sent).toHaveLength(2);
  });

  test("what cannot be taken yet waits, says why, and is tried again", async () => {
    const world = new World();
    world.write("a");
    world.answer = () => ({ notYet: { code: "NOT_ALL_CLEAR", sentence: "Step 1 is open.", reasons: [], at: 1 } });
    await sync(world.ports());
    expect(world.disk.get("a")).toMatchObject({ waits: "Step 1 is open." });
    world.answer = () => ({ accepted: "" });
    await sync(world.ports());
    expect(world.disk.size).toBe(0);
  });

  test("with no incident to go to nothing is sent", async () => {
    const world = new World();
    world.write("a");
    world.address = { waits: "No outage is open." };
    expect(await sync(world.ports())).toMatchObject({ accepted: 0, waits: 1 });
    expect(world.sent).toEqual([]);
  });

  test("two tabs at once record nothing twice", async () => {
    const world = new World();
    world.write("a", "b", "c");
    await Promise.all([sync(world.ports()), sync(world.ports())]).catch(() => undefined);
    expect([...world.record.keys()].sort()).toEqual(["a", "b", "c"]);
  });
});

describe("what an answer means", () => {
  test.each([
    [Code.Unavailable, "unanswered"],
    [Code.DeadlineExceeded, "unanswered"],
    [Code.Unknown, "unanswered"],
    [Code.Unauthenticated, "unanswered"],
    [Code.Internal, "unanswered"],
    [Code.InvalidArgument, "refused"],
    [Code.PermissionDenied, "refused"],
  ])("status %s: %s", (status, kind) => {
    expect(outcomeOf(new ConnectError("", status), 0)).toHaveProperty(kind);
  });

  test("a lost connection is no refusal", () => {
    expect(outcomeOf(new TypeError("Failed to fetch"), 0)).toMatchObject({ unanswered: true, goOn: false });
  });
});
