/** An import of calls, as the server tells of it. */
export type CallImport = {
  id: number
  fileName: string
  layout: 'sheet' | 'freeswitch' | 'asterisk' | null
  state:
    | 'reading'
    | 'unreadable'
    | 'previewed'
    | 'writing'
    | 'accepted'
    | 'discarded'
    | 'undoing'
    | 'undone'
  done: number
  total: number
  rows: Record<'good' | 'bad' | 'written', number>
  employee: string
  createdAt: string
  acceptedAt: string | null
}

/** The worker is busy with it. */
export const isBusy = ({ state }: CallImport) =>
  state === 'reading' || state === 'writing' || state === 'undoing'
