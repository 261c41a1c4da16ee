/** A recording as the panels show it. */
export type Recording = {
  id: number
  state: 'recording' | 'ready' | 'missing' | 'deleted'
  leftSide: 'customer' | 'agent'
  seconds: number | null
  repaired: boolean
  startedAt: string
  deletedAt: string | null
  deletedFor: 'age' | 'space' | 'person' | null
  hold: { at: string; by: string | null; reason: string | null } | null
  listens: { at: string; by: string; kind: 'played' | 'exported' }[]
}

/** Outline of one channel above and below the middle of its lane, as an SVG path; levels are 0 to 100. */
export function outline(levels: number[], middle: number, height: number): string {
  if (levels.length === 0) return ''
  const reach = (level: number) => Math.max(0.5, (level / 100) * height)
  const points = levels.map((level, index) => ({ x: index, reach: reach(level) }))
  const upper = points.map(({ x, reach: up }) => `${x},${(middle - up).toFixed(1)}`)
  const lower = points
    .toReversed()
    .map(({ x, reach: down }) => `${x},${(middle + down).toFixed(1)}`)
  return `M${[...upper, ...lower].join('L')}Z`
}

export type RecordingSpace = {
  freeBytes: number
  totalBytes: number
  state: 'enough' | 'low' | 'full'
}

/** `12.3 GB` */
export function gigabytes(bytes: number): string {
  return `${(bytes / 1024 ** 3).toFixed(1)} GB`
}
