import type { ButtonHTMLAttributes } from "react";

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `first`: what the page is for; at most one in sight. */
  kind?: "first" | "danger" | "plain";
  small?: boolean;
  busy?: boolean;
}

/** While busy it stays focusable and says so, but does nothing: focus must not be lost under a keyboard. */
export function Button({ kind, small, busy, className, onClick, children, type = "button", ...rest }: Props) {
  const classes = ["button", kind, small && "small", className].filter(Boolean).join(" ");
  return (
    <button {...rest} type={type} className={classes} aria-disabled={busy || rest["aria-disabled"]} onClick={busy ? (e) => e.preventDefault() : onClick}>
      {busy ? "Working…" : children}
    </button>
  );
}
