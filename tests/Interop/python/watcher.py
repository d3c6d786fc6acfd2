"""A watch that is cut on purpose after a number of changes and then resumed after the last position it saw."""
import threading

import grpc

WATCH = "ReconciliationService/Watch"


class Watcher(threading.Thread):
    def __init__(self, wire, address, metadata, cut_after):
        super().__init__(daemon=True)
        self.wire, self.address, self.metadata, self.cut_after = wire, address, metadata, cut_after
        self.first, self.changes, self.frames, self.resumes, self.failure = None, [], 0, 0, None
        self.moved = threading.Condition()
        self.cursor, self.stopping, self.call = None, False, None

    def run(self):
        while not self.stopping:
            with grpc.insecure_channel(self.address) as channel:
                try:
                    self.follow(channel)
                except grpc.RpcError as error:
                    if error.code() != grpc.StatusCode.CANCELLED:
                        self.failure = str(error)
                        return
            self.resumes += not self.stopping

    def follow(self, channel):
        request = self.wire.build(self.wire.method(WATCH).input_type, {} if self.cursor is None else {"afterPosition": self.cursor})
        self.call = self.wire.callable(channel, WATCH)(request, metadata=self.metadata)
        for frame in self.call:
            with self.moved:
                self.frames += 1
                if frame.current_state:
                    self.first = frame.position
                self.changes += [[change.position, change.idempotency_key] for change in frame.changes]
                self.cursor = frame.position
                self.moved.notify_all()
            if self.resumes == 0 and len(self.changes) >= self.cut_after:
                self.call.cancel()

    def wait_for(self, position, seconds=30):
        with self.moved:
            if not self.moved.wait_for(lambda: self.cursor is not None and self.cursor >= position, seconds):
                raise TimeoutError(f"the watch is at {self.cursor}, not {position}: {self.failure}")

    def stop(self):
        self.stopping = True
        self.call.cancel()
        self.join(10)
