import { Code, ConnectError } from "@connectrpc/connect";
import { useSyncExternalStore } from "react";
import { reconciliation } from "../api/clients/reconciliation";
import type { RunSummary } from "../gen/reinstate/v1/incident_pb";
import type { Change, IncidentSummary, WatchReply } from "../gen/reinstate/v1/reconciliation_pb";
import { sessionEnded, sessionNow } from "../session/session";
import { forgetWhatChanged } from "./changes";

/** `live`: heard of the server within two heartbeats. `stale`: not, and what is shown may be old. */
export type Link = "connecting" | "live" | "stale";

export interface Board {
  link: Link;
  /** When the server was last heard, by this device's clock; 0 for never. */
  heardAt: number;
  position: bigint;
  runs: readonly RunSummary[];
  incidents: readonly IncidentSummary[];
  /** Counts up with every change of what is above. */
  version: number;
}

const heartbeat = 15_000;
const patience = 2 * heartbeat + 5_000;
// Changes are gathered: fifty a second repaint the page five times, and rows can still be read.
const gather = 200;

/**
 * One watch of everything within reach, for all pages of this tab. It begins with the state, then gets every change once and in order; after a break it
 * resumes behind the last position, so nothing is missed and nothing is loaded again.
 */
class LiveBoard {
  private runs = new Map<string, RunSummary>();
  private board: Board = { link: "connecting", heardAt: 0, position: 0n, runs: [], incidents: [], version: 0 };
  private listeners = new Set<() => void>();
  private pending: ReturnType<typeof setTimeout> | undefined;
  private stop: AbortController | undefined;
  private incidentsAskedAt = 0;
  private incidentsTimer: ReturnType<typeof setTimeout> | undefined;
  private changesHeard = new Set<(changes: readonly Change[]) => void>();

  readonly snapshot = () => this.board;

  readonly subscribe = (tell: () => void) => {
    this.listeners.add(tell);
    return () => this.listeners.delete(tell);
  };

  /** Tells of every change as it is heard. */
  readonly onChanges = (tell: (changes: readonly Change[]) => void) => {
    this.changesHeard.add(tell);
    return () => this.changesHeard.delete(tell);
  };

  /** Begins, unless it has begun. Where nobody is signed in it ends by itself, and begins when somebody is. */
  start(): void {
    if (this.stop) return;
    this.stop = new AbortController();
    void this.watch(this.stop.signal);
    addEventListener("online", this.wake);
    document.addEventListener("visibilitychange", this.wake);
  }

  private end(): void {
    this.stop = undefined;
    removeEventListener("online", this.wake);
    document.removeEventListener("visibilitychange", this.wake);
  }

  // A device that slept finds its stream dead without being told; whoever looks again gets a new one at once.
  private readonly wake = () => {
    if (document.visibilityState === "visible" && this.board.link !== "live") this.retryNow?.();
  };
  private retryNow: (() => void) | undefined;

  private async watch(stopped: AbortSignal): Promise<void> {
    for (let failures = 0; !stopped.aborted; ) {
      const attempt = new AbortController();
      stopped.addEventListener("abort", () => attempt.abort(), { once: true });
      const silence = this.silence(attempt);
      try {
        const request = this.board.position > 0n ? { afterPosition: this.board.position } : {};
        for await (const reply of reconciliation.watch(request, { signal: attempt.signal, timeoutMs: 0 })) {
          failures = 0;
          silence.heard();
          this.take(reply);
        }
      } catch (error) {
        if (ConnectError.from(error).code === Code.Unauthenticated) {
          if (sessionNow().state !== "somebody" && this.board.heardAt === 0) return this.end();
          sessionEnded();
        }
      } finally {
        silence.end();
      }
      this.become({ link: this.board.heardAt === 0 ? "connecting" : "stale" });
      failures++;
      await this.pause(Math.min(10_000, 250 * 2 ** failures));
    }
  }

  private silence(attempt: AbortController) {
    const over = () => {
      this.become({ link: "stale" });
      attempt.abort();
    };
    let timer = setTimeout(over, patience);
    return {
      heard: () => {
        clearTimeout(timer);
        timer = setTimeout(over, patience);
      },
      end: () => clearTimeout(timer),
    };
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((go) => {
      const timer = setTimeout(go, milliseconds);
      this.retryNow = () => {
        clearTimeout(timer);
        go();
      };
    });
  }

  private take(reply: WatchReply): void {
    if (reply.currentState) this.runs.clear();
    for (const run of reply.runs) this.runs.set(`${run.incidentId}\n${run.serviceId}`, run);
    if (reply.changes.length > 0) {
      forgetWhatChanged(reply.changes);
      for (const tell of this.changesHeard) tell(reply.changes);
    }
    if (reply.currentState || reply.changes.some((change) => change.serviceId === "")) this.askIncidents();
    // What others read beside it (the link, the time) is told at once; the rows are gathered.
    this.board = { ...this.board, link: "live", heardAt: Date.now(), position: reply.position > this.board.position ? reply.position : this.board.position };
    this.pending ??= setTimeout(
      () => {
        this.pending = undefined;
        this.become({ runs: [...this.runs.values()] });
      },
      reply.currentState ? 0 : gather,
    );
  }

  // Incidents come with the board, which is larger than a change: asked for when one of them changed, at most every other second.
  private askIncidents(): void {
    this.incidentsTimer ??= setTimeout(
      async () => {
        this.incidentsTimer = undefined;
        this.incidentsAskedAt = Date.now();
        try {
          const board = await reconciliation.getBoard({ atLeastPosition: this.board.position });
          this.become({ incidents: board.incidents });
        } catch {
          // The watch notices a lost connection, says so on the page, and begins anew.
          this.incidentsTimer = setTimeout(() => {
            this.incidentsTimer = undefined;
            this.askIncidents();
          }, 2_000);
        }
      },
      Math.max(0, this.incidentsAskedAt + 2_000 - Date.now()),
    );
  }

  private become(next: Partial<Board>): void {
    this.board = { ...this.board, ...next, version: this.board.version + 1 };
    for (const tell of this.listeners) tell();
  }
}

export const liveBoard = new LiveBoard();

export const useBoard = () => useSyncExternalStore(liveBoard.subscribe, liveBoard.snapshot);

/** One service's run, live; undefined when there is none within reach, or none yet. */
export const useRun = (incidentId: string, serviceId: string): RunSummary | undefined =>
  useSyncExternalStore(liveBoard.subscribe, () => liveBoard.snapshot().runs.find((run) => run.incidentId === incidentId && run.serviceId === serviceId));
