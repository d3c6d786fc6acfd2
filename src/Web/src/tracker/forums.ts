/** Where incidents are spoken about. */
export const forums = [
  ["weekly_governance", "Weekly governance meeting"],
  ["monthly_governance", "Monthly governance meeting"],
  ["board", "Board"],
  ["other", "Another meeting"],
] as const;

export const forumName = (forum: string): string => forums.find(([one]) => one === forum)?.[1] ?? forum.replaceAll("_", " ");
