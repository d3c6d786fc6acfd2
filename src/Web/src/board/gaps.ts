/** The heights of what is not in the page: before each row that is, and after the last. Together with the rows they are as high as all rows. */
export function gapsOf(items: readonly { start: number; end: number }[], total: number): number[] {
  let end = 0;
  const gaps = items.map((item) => {
    const gap = Math.max(0, item.start - end);
    end = item.end;
    return gap;
  });
  return [...gaps, Math.max(0, total - end)];
}
