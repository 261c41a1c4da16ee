/**
 * What is wrong with a plan, and where. `invalid`: not what the field takes; `duplicate`: stands twice;
 * `unknown`: names something that the plan has not, or that is disabled; `hidden`: an earlier route takes
 * every call of this one; `circle`: sends callers round without end; `missing`: is needed here;
 * `clash`: means two things, such as a number that is an extension and a group.
 */
export type ProblemKind =
  'invalid' | 'duplicate' | 'unknown' | 'hidden' | 'circle' | 'missing' | 'clash'

export interface PlanProblem {
  /** The part of the plan, such as `extensions`; the item's number or name in it; the field. */
  part: string
  item: string
  field: string
  kind: ProblemKind
  /** What stands there, or the other item that it collides with. Never a secret. */
  detail: string
}

/** Collects problems while a plan is read. */
export class Findings {
  readonly problems: PlanProblem[] = []

  add(at: { part: string; item: string; field: string }, kind: ProblemKind, detail = ''): void {
    this.problems.push({ ...at, kind, detail })
  }

  /** Whether the reading went without RangeError; if not, the field is invalid. */
  valid(
    at: { part: string; item: string; field: string },
    read: () => unknown,
    detail = ''
  ): boolean {
    try {
      read()
      return true
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      this.add(at, 'invalid', detail)
      return false
    }
  }
}
