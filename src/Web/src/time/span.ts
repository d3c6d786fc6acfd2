/** A length of time in words, by its two largest parts: "2 d 4 h", "3 h 05 min", "12 min". */
export function span(seconds: bigint): string {
  const minutes = Math.round(Number(seconds) / 60);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`;
  return hours > 0 ? `${hours} h ${String(rest).padStart(2, "0")} min` : `${rest} min`;
}
