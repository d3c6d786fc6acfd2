/** How one speaks with a supplier. */
export const channels = [
  ["telephone", "Telephone"],
  ["email", "Email"],
  ["portal", "Portal"],
  ["in_person", "In person"],
] as const;

export const channelName = (channel: string): string => channels.find(([one]) => one === channel)?.[1].toLowerCase() ?? channel.replaceAll("_", " ");
