import { useEffect, useRef, useState } from "react";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { decode } from "./decode";

const between = 200;

const why: Record<string, string> = {
  NotAllowedError: "This device does not let the page use its camera. Allow it in the browser's settings for this site, or use one of the other ways below.",
  NotFoundError: "This device has no camera. Use one of the other ways below.",
  NotReadableError: "Another app uses the camera. Close it and try again, or use one of the other ways below.",
};

/** Looks for a code until one is found. Nothing that it sees leaves the device. */
export function Camera({ found }: { found: (text: string) => void }) {
  const [on, turn] = useState(false);
  const [problem, tell] = useState("");
  const video = useRef<HTMLVideoElement>(null);
  const report = useRef(found);
  report.current = found;
  useEffect(() => {
    if (!on) return;
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setTimeout>;
    let going = true;
    const look = async () => {
      if (!going || !video.current) return;
      const text = video.current.readyState >= 2 ? await decode(video.current) : null;
      if (!going) return;
      if (text) {
        turn(false);
        report.current(text);
      } else timer = setTimeout(() => void look(), between);
    };
    const start = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 } } });
        if (!going || !video.current) {
          for (const track of stream.getTracks()) track.stop();
          return;
        }
        video.current.srcObject = stream;
        await video.current.play();
        void look();
      } catch (error) {
        if (!going) return;
        turn(false);
        tell(why[error instanceof DOMException ? error.name : ""] ?? "The camera cannot be used here. Use one of the other ways below.");
      }
    };
    void start();
    return () => {
      going = false;
      clearTimeout(timer);
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, [on]);
  return (
    <div className="stack">
      {problem && (
        <Notice kind="bad" title="No camera">
          <p>{problem}</p>
        </Notice>
      )}
      {on && (
        <>
          <video ref={video} className="camera" playsInline muted aria-label="What the camera sees" />
          <p role="status">Looking for a code. Hold the sheet still, with the whole code in the picture.</p>
        </>
      )}
      <div>
        <Button
          kind={on ? "plain" : "first"}
          onClick={() => {
            tell("");
            turn(!on);
          }}
        >
          {on ? "Turn the camera off" : "Use the camera"}
        </Button>
      </div>
    </div>
  );
}
