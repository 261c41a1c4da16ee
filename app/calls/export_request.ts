import type { Selection } from '#app/calls/queries/list_calls'

/** What an export of calls or of their recordings was asked for, as its file keeps it. */
export type CallExportRequest = {
  /** The list's filters as they stood in the URL. */
  query: Record<string, unknown>
  selection: Selection
  locale: string
}
