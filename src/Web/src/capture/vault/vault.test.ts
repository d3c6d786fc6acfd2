// @vitest-environment node
import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { beforeEach, describe, expect, test } from "vitest";
import { pinProblem } from "./keys";
import { forgetVault, forgiveWrongPins, mostWrongPins, openVault, pauseAfter, prepareVault, renewKey } from "./locks";
import { openStore, type Store } from "./store";
import { Damaged, KeyReplaced, NoRoom, Vault } from "./vault";

// The number of rounds makes guesses dear, not right: tests take few.
const rounds = 10;
const about = { owner: "anna", initials: "AB", serviceId: "S1", serviceName: "Larchfield", serial: "S1-D-ABCDEF-1", clockAhead: 0, serverSeenAt: 0 };
let db: Store;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  db = await openStore();
});

const prepared = (owner = "anna", pin = "270183") => prepareVault(db, { ...about, owner }, pin, rounds);

async function opened(owner: string, pin: string, now?: number): Promise<Vault> {
  const opening = await openVault(db, owner, pin, now);
  if (!("opened" in opening)) throw new Error(JSON.stringify(opening));
  return opening.opened;
}

describe("what is kept", () => {
  test("is there again after the app was closed, for whoever has the PIN", async () => {
    await (await prepared()).putJson("entry", "e1", { text: "Ate all of the porridge" });
    db.close();
    db = await openStore();
    expect(await (await opened("anna", "270183")).json("entry", "e1")).toEqual({ text: "Ate all of the porridge" });
  });

  test("is nowhere readable: neither names nor notes stand in the database", async () => {
    const vault = await prepared();
    await vault.putJson("entry", "e1", { text: "Ate all of the porridge", name: "Edna" });
    const rows = [...(await db.getAll("vaults")), ...(await db.getAll("sealed"))];
    const bytes = rows
      .map((row) => [...Object.values(row)].map((value) => (value instanceof ArrayBuffer ? new TextDecoder().decode(value) : String(value))).join(" "))
      .join(" ");
    expect(bytes).not.toMatch(/porridge|Edna|270183/);
  });

  test("has another IV each time, also for the same words", async () => {
    const vault = await prepared();
    await vault.putJson("entry", "e1", "same");
    await vault.putJson("entry", "e2", "same");
    const [one, two] = await db.getAll("sealed");
    expect(one?.iv).not.toEqual(two?.iv);
    expect(new Uint8Array(one?.data ?? new ArrayBuffer(0))).not.toEqual(new Uint8Array(two?.data ?? new ArrayBuffer(0)));
  });

  test("that was changed on the disk is told apart, and does not hide the rest", async () => {
    const vault = await prepared();
    await vault.putJson("entry", "e1", { n: 1 });
    await vault.putJson("entry", "e2", { n: 2 });
    const row = await db.get("sealed", "anna/entry/e1");
    if (!row) throw new Error("not kept");
    const data = new Uint8Array(row.data);
    data[0] = (data[0] ?? 0) ^ 1;
    await db.put("sealed", { ...row, data: data.buffer });
    expect(await vault.all("entry")).toEqual({ found: [{ n: 2 }], damaged: 1 });
    await expect(vault.json("entry", "e1")).rejects.toBeInstanceOf(Damaged);
  });

  test("does not open under the id of another record", async () => {
    const vault = await prepared();
    await vault.putJson("entry", "e1", { n: 1 });
    const row = await db.get("sealed", "anna/entry/e1");
    if (row) await db.put("sealed", { ...row, id: "anna/entry/e2" });
    await expect(vault.json("entry", "e2")).rejects.toBeInstanceOf(Damaged);
  });

  test("of one person cannot be read by another on the same tablet", async () => {
    const anna = await prepared("anna");
    const bela = await prepared("bela", "918273");
    await anna.putJson("entry", "e1", { secret: true });
    expect((await bela.all("entry")).found).toEqual([]);
    const row = await db.get("sealed", "anna/entry/e1");
    if (row) await db.put("sealed", { ...row, id: "bela/entry/e1", owner: "bela" });
    expect(await bela.all("entry")).toEqual({ found: [], damaged: 1 });
  });

  test("is said not to be kept when the device has no room", async () => {
    const vault = await prepared();
    const full = {
      transaction: () => {
        throw new DOMException("full", "QuotaExceededError");
      },
    } as unknown as Store;
    await expect(new Vault(full, vault.row, (vault as unknown as { key: CryptoKey }).key).putJson("entry", "e1", {})).rejects.toBeInstanceOf(NoRoom);
    expect((await vault.all("entry")).found).toEqual([]);
  });

  test("is given up for its receipt in one step", async () => {
    const vault = await prepared();
    await vault.putJson("entry", "e1", { text: "porridge" });
    await vault.put("photo", "e1", new Uint8Array([1, 2, 3]));
    await vault.accepted("e1", ["entry", "photo"], { kind: "entry", position: "42", acceptedAt: 7 });
    expect(await db.getAllKeys("sealed")).toEqual([]);
    expect(await vault.receipts()).toEqual([{ id: "anna/e1", owner: "anna", kind: "entry", position: "42", acceptedAt: 7 }]);
  });

  test("of one person is forgotten without touching another's", async () => {
    await (await prepared("anna")).putJson("entry", "e1", {});
    await (await prepared("bela", "918273")).putJson("entry", "e1", {});
    await forgetVault(db, "anna");
    expect(await db.getAllKeys("sealed")).toEqual(["bela/entry/e1"]);
    expect(await db.getAllKeys("vaults")).toEqual(["bela"]);
  });
});

describe("the PIN", () => {
  test.each([
    ["12345", true],
    ["123456", true],
    ["000000", true],
    ["987654", true],
    ["27018a", true],
    ["270183", false],
    ["1234567890123", true],
  ])("%s has a problem: %s", (pin, problem) => {
    expect(pinProblem(pin) !== "").toBe(problem);
  });

  test("wrong three times costs nothing but the try, then longer and longer", () => {
    expect([1, 2, 3, 4, 5, 9].map(pauseAfter)).toEqual([0, 0, 5_000, 10_000, 20_000, 320_000]);
  });

  test("wrong is counted, right forgives", async () => {
    await prepared();
    expect(await openVault(db, "anna", "111222", 0)).toEqual({ wrong: 1, left: 9 });
    await opened("anna", "270183", 1);
    expect((await db.get("vaults", "anna"))?.wrongPins).toBe(0);
  });

  test("is not tried before the pause is over, and counting survives a restart", async () => {
    await prepared();
    for (const at of [1, 2, 3]) await openVault(db, "anna", "111222", at);
    db.close();
    db = await openStore();
    expect(await openVault(db, "anna", "270183", 100)).toEqual({ waitFor: 4_903 });
    await opened("anna", "270183", 10_000);
  });

  test("wrong ten times locks until its owner signed in online, and keeps what is there", async () => {
    const vault = await prepared();
    await vault.putJson("entry", "e1", { n: 1 });
    let now = 0;
    for (let n = 0; n < mostWrongPins; n++) {
      now += 3_600_000;
      await openVault(db, "anna", "111222", now);
    }
    now += 3_600_000;
    expect(await openVault(db, "anna", "270183", now)).toEqual({ signInFirst: true });
    await forgiveWrongPins(db, "anna");
    expect(await (await opened("anna", "270183", now)).json("entry", "e1")).toEqual({ n: 1 });
  });

  test("is never asked to make a second place over the first", async () => {
    const vault = await prepared();
    await vault.putJson("entry", "e1", { n: 1 });
    await expect(prepared()).rejects.toThrow();
    expect(await (await opened("anna", "270183")).json("entry", "e1")).toEqual({ n: 1 });
  });
});

describe("a new key", () => {
  test("keeps the kit, and what was under the old key is closed for good", async () => {
    const old = await prepared();
    await old.putJson("kit", "kit", { people: 3 });
    await old.putJson("entry", "e1", { n: 1 });
    const remains = await db.get("sealed", "anna/entry/e1");
    await old.accepted("e1", ["entry"], { kind: "entry", position: "1", acceptedAt: 1 });
    await renewKey(db, old, "270183");
    const vault = await opened("anna", "270183");
    expect(await vault.json("kit", "kit")).toEqual({ people: 3 });
    if (remains) await db.put("sealed", remains);
    await expect(vault.json("entry", "e1")).rejects.toBeInstanceOf(Damaged);
  });

  test("is not taken while something waits", async () => {
    const vault = await prepared();
    await vault.putJson("entry", "e1", { n: 1 });
    expect(await renewKey(db, vault, "270183")).toBe(vault);
    expect(await (await opened("anna", "270183")).json("entry", "e1")).toEqual({ n: 1 });
  });

  test("lets nothing be written under the old one by a tab that was open", async () => {
    const tab = await prepared();
    await renewKey(db, tab, "270183");
    await expect(tab.putJson("entry", "e1", { n: 1 })).rejects.toBeInstanceOf(KeyReplaced);
  });
});
