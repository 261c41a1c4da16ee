/**
 * One ACD group as plain data. 21 is a group of its own (`overflowOf` null, level 1); 22 is level
 * 2 of group 21 (`overflowOf` 21, level 2).
 */
export interface AcdGroup {
  number: number
  overflowOf: number | null
  level: number
  /** The service numbers (DNIS) whose callers this group answers; those of a level belong to its group. */
  serviceNumbers: readonly string[]
  wrapUpSeconds: number
  /** Seconds of head start that callers of this group have over callers of others. */
  baseScore: number
  /**
   * Seconds that a caller (with his head start) has waited before this level takes calls, unless no
   * agent of a lower level works; 0 or left out: at once.
   */
  opensAfterSeconds?: number
  /** How the line of a group is run; of levels it does not count. */
  rules?: LineRules
}

/** How one waiting line is run. */
export interface LineRules {
  /** Seconds that a caller waits for the customer's own agent alone, if that one is at work; 0: never. */
  ownerFirstSeconds: number
  /** So many callers wait at most; null: no limit. */
  maxWaiting: number | null
  /** The group that takes the callers for whom the line is full; null: they are sent away. */
  overflowTo: number | null
  /** When callers are taken, in epoch milliseconds, `[from, to)`; null: always. */
  openings: readonly { from: number; to: number }[] | null
  /** With so many callers in line wrap-up is shortened; it ends when half of them are left. */
  surge: { fromWaiting: number; wrapUpSeconds: number } | null
}

export const PLAIN_RULES: LineRules = {
  ownerFirstSeconds: 0,
  maxWaiting: null,
  overflowTo: null,
  openings: null,
  surge: null,
}

/** Where an ACD group number stands: in which line, at which level. */
export interface GroupPlace {
  /** The number of the group that owns the waiting line. */
  line: number
  level: number
  wrapUpMs: number
  opensAfterMs: number
}

/** Looks groups up by number and by service number. Refuses a set that contradicts itself. */
export class GroupTable {
  readonly groups: readonly AcdGroup[]
  private readonly places = new Map<number, GroupPlace>()
  private readonly lines = new Map<string, AcdGroup>()

  constructor(groups: readonly AcdGroup[]) {
    this.groups = groups
    const taken = new Set<string>()
    for (const group of groups) {
      const line = group.overflowOf ?? group.number
      const owner = groups.find((other) => other.number === line)
      if (!owner || owner.overflowOf !== null) {
        throw new Error(`ACD group ${group.number}: ${line} is no group of its own`)
      }
      if (this.places.has(group.number)) throw new Error(`ACD group ${group.number} stands twice`)
      if (taken.has(`${line}/${group.level}`)) {
        throw new Error(`ACD group ${line}: level ${group.level} stands twice`)
      }
      taken.add(`${line}/${group.level}`)
      this.places.set(group.number, {
        line,
        level: group.level,
        wrapUpMs: group.wrapUpSeconds * 1000,
        opensAfterMs: (group.opensAfterSeconds ?? 0) * 1000,
      })
      for (const serviceNumber of group.serviceNumbers) {
        if (this.lines.has(serviceNumber)) {
          throw new Error(`Service number ${serviceNumber} belongs to two ACD groups`)
        }
        this.lines.set(serviceNumber, owner)
      }
    }
  }

  place(number: number): GroupPlace | undefined {
    return this.places.get(number)
  }

  /** The group whose line a caller of this service number joins. */
  lineOf(serviceNumber: string): AcdGroup | undefined {
    return this.lines.get(serviceNumber)
  }

  /** The levels of a line, lowest first. */
  levelsOf(line: number): GroupPlace[] {
    const levels = [...this.places.values()].filter((place) => place.line === line)
    return levels.sort((a, b) => a.level - b.level)
  }

  /** The places of an agent, one a line: whoever stands in a line twice counts at the lower level. */
  placesOf(numbers: readonly number[]): GroupPlace[] {
    const best = new Map<number, GroupPlace>()
    for (const number of numbers) {
      const place = this.places.get(number)
      if (!place) continue
      const known = best.get(place.line)
      if (!known || place.level < known.level) best.set(place.line, place)
    }
    return [...best.values()]
  }
}
