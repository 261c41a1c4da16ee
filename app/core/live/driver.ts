type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** What is sent: plain data with the kind of news in `type`, such as `call_offered`. */
export type LiveMessage = { type: string; [key: string]: Json }

/** Where live messages go: the event streams, or a fake that passes the same contract suite. */
export interface LiveDriver {
  send(channel: string, message: LiveMessage): void
}
