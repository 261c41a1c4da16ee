import type { KnownPlacement } from '#app/media/queries/known_placements'

type Spot = Omit<KnownPlacement, 'id' | 'cancelled'>

/** `channel`: two spots at once on one channel; `number`: two on one service number, whose calls can't be told apart. */
export type Overlap = { kind: 'channel' | 'number'; startsAt: Date; placementId: number | null }

/** Spots kept by channel and by service number, so that thousands of rows are compared in one pass. */
export class PlanOverlap {
  readonly #byChannel = new Map<number, (Spot & { id: number | null })[]>()
  readonly #byNumber = new Map<number, (Spot & { id: number | null })[]>()

  constructor(known: KnownPlacement[]) {
    for (const placement of known) if (!placement.cancelled) this.add(placement, placement.id)
  }

  add(spot: Spot, id: number | null) {
    push(this.#byChannel, spot.channelId, { ...spot, id })
    push(this.#byNumber, spot.serviceNumberId, { ...spot, id })
  }

  /** The first overlap of each kind with another spot than `id`. */
  of(spot: Spot, id: number | null = null): Overlap[] {
    const onChannel = this.#byChannel.get(spot.channelId)?.find((other) => touches(spot, other, id))
    const onNumber = this.#byNumber
      .get(spot.serviceNumberId)
      ?.find((other) => other !== onChannel && touches(spot, other, id))
    const overlaps: Overlap[] = []
    if (onChannel)
      overlaps.push({ kind: 'channel', startsAt: onChannel.startsAt, placementId: onChannel.id })
    if (onNumber && onNumber.channelId !== spot.channelId) {
      overlaps.push({ kind: 'number', startsAt: onNumber.startsAt, placementId: onNumber.id })
    }
    return overlaps
  }
}

function touches(spot: Spot, other: Spot & { id: number | null }, id: number | null): boolean {
  if (id !== null && other.id === id) return false
  const start = spot.startsAt.getTime()
  const otherStart = other.startsAt.getTime()
  return start < otherStart + other.seconds * 1000 && otherStart < start + spot.seconds * 1000
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V) {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}
