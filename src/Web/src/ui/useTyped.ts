import { useEffect, useRef, useState } from "react";

/** A text that is kept elsewhere and drawn later (in the address): what is typed stands here at once, or letters typed meanwhile would be lost. */
export function useTyped(kept: string, keep: (text: string) => void): [string, (text: string) => void] {
  const [typed, setTyped] = useState(kept);
  const underWay = useRef<string | null>(null);
  useEffect(() => {
    if (underWay.current === null) setTyped(kept);
    else if (underWay.current === kept) underWay.current = null;
  });
  return [
    typed,
    (text) => {
      underWay.current = text;
      setTyped(text);
      keep(text);
    },
  ];
}
